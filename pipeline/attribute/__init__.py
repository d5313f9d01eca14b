"""Attribute: which words and deeds are whose, and in which voice."""
