"""Adding articles from the dashboard: a tray of files, and a process of its own that analyses them."""
