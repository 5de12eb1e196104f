"""The page Importera, room by room."""
