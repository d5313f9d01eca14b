"""The small encoders that ship: a marked passage to word pieces, word pieces to probabilities."""
