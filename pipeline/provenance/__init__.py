"""Provenance: outlet and date of an article, each with the evidence for it; unknown stays unknown."""
