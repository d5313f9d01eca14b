"""Syntax: the words of a sentence, their parts of speech, and what depends on what."""
