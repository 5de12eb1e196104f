"""The nouns by themselves."""
