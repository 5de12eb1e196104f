"""What surrounds every page: the look, the frame, the choice of node and month, search, sharing and help."""
