"""Clean: encoding repaired, what is not the article removed, every span traceable to the raw text."""
