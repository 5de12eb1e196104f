"""What is handed out, made whole: view models drawn and written as one file, for pages and command line alike."""

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Told how much is done, from 0 to 1, and what is being done."""
