"""The door for writing: previews, checks against what is known, receipts, completeness."""
