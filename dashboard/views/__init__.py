"""The pages; each composes one question, its figure and its words."""
