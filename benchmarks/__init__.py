"""Every claim of speed, runnable by anyone."""
