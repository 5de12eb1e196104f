"""Charts, tested as specifications."""
