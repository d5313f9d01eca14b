"""Figures to PNG, SVG and PDF, and a report to PDF, by a browser in a process of its own.

kaleido drives a browser that is installed on this machine. All of it runs in a worker process with its own
process group: what hangs is ended with everything it started, so that no page and no command ever waits for
longer than it was told to.
"""
