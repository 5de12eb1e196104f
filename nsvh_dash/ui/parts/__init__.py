"""What many pages are composed of: tiles, charts with what belongs to them, tables, marks."""
