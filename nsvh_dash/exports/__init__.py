"""What leaves the product as files."""
