"""What the store is asked: one noun a file; a cursor and frozen filters in, a frame out."""
