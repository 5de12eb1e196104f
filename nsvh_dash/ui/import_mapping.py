"""The step that describes an unknown layout."""

from nsvh_dash.ui.import_state import Pending


def show(going: Pending) -> None:
    """Placeholder."""
