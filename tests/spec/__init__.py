"""The rule book: one file a rule, each a few rows delivered and the figures they must give, written as arithmetic.

Every rule is asked of both engines: the fast one in SQL and the slow one in plain Python.
"""
