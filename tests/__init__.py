"""The tests, in the rooms of nsvh_dash; spec is the rule book, golden the published numbers."""
