"""Syndication: articles that are copies of each other make one story, whoever ran them."""
