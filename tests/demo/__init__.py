"""The demo deliveries hold what was published."""
