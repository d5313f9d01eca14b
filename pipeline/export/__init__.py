"""Exports: tables of the store as files for other programs."""
