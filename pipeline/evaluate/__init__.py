"""How right the pipeline is, by stage, on labelled data; each figure with its n and its command."""
