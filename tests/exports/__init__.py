"""What one can take along from a page."""
