"""The dashboard: queries compute, figures and markup draw, views compose."""
