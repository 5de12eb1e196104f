"""NSVH Dash: the follow-up dashboard of Närsjukvården Halland."""

__version__ = "0.1.0"
