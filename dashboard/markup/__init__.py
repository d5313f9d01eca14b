"""HTML pieces: pure functions of rows; every word of data is escaped here."""
