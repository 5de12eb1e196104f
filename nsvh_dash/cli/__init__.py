"""The command line (a stable contract): JSON on stdout with `--json`, messages on stderr, exit 0, 1 or 2."""

from nsvh_dash.cli.parser import main

__all__ = ["main"]
