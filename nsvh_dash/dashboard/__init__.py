"""The one door for reading: an opened snapshot with the definitions it was computed by."""

from nsvh_dash.dashboard.door import Dashboard, NothingImported
from nsvh_dash.dashboard.revisions import read_revision

__all__ = ["Dashboard", "NothingImported", "read_revision"]
