"""Training of the parser that ships: the treebank, the training itself, how right the result is."""
