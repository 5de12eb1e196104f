"""The ledger and its snapshots."""
