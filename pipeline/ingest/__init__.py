"""Ingest: from paths to raw records; what can't be read is quarantined with its reason."""
