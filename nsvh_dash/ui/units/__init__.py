"""The page Enheter."""
