"""What several figures are made of; no figure by itself."""
