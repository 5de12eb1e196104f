"""Worlds for the two engines to agree on: small catalogues in a few lines, and random ones."""
