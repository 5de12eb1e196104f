"""The catalogue: what the files say, and what is said when they are wrong."""
