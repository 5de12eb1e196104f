"""What is handed out, whole."""
