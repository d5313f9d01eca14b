"""Standpoint's pipeline: raw articles in, positions with evidence out."""
