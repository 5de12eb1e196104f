"""What a screen says: frozen models and the Swedish words and formats they are written in."""
