"""Resolve: which words mention which actor of the registry."""
