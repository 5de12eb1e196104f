"""Control charts against the R package's own answers."""
