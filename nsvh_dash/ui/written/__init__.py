"""What people write, and what is handed out: comments with their editor, and the page Rapport."""
