"""The views of the page Ekonomi, and Planering."""
