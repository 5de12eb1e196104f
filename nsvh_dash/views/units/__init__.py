"""What the page Enheter says: units beside each other, over time, on every indicator, against the area."""
