"""The income statement and what follows from it: budget, variance, growth, outlook, staffing, investments."""
