"""`python -m nsvh_dash`: the command line."""

import sys

from nsvh_dash.cli import main

sys.exit(main())
