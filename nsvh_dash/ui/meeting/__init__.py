"""The page Dialogmöte: meetings prepared, presented and frozen."""
