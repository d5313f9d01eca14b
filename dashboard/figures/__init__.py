"""Plotly figures: one noun a file; pure functions of a frame."""
