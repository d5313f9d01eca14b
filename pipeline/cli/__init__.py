"""The command line: one verb a file, and one edge where errors become a line."""
