"""The page Importera: its parts, one at a time, and what is said when one of them cannot be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nsvh_dash.model.errors import NsvhError
from nsvh_dash.ui import address, cache
from nsvh_dash.ui.importing import arrivals as import_arrivals
from nsvh_dash.ui.importing import log as import_log
from nsvh_dash.ui.importing import new as import_new
from nsvh_dash.ui.importing import parts as import_parts
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.importing import texts as words

_PARTS: dict[str, Callable[[], None]] = {
    words.TAB_IMPORT: import_new.show,
    words.TAB_ARRIVALS: import_arrivals.show,
    words.TAB_LOG: import_log.show,
}
_OWN = {
    words.TAB_IMPORT: (),
    words.TAB_ARRIVALS: import_arrivals.CHOICES,
    words.TAB_LOG: (address.BATCH,),
}
"""What each part keeps in the address."""


def shown(asked: Mapping[str, str]) -> dict[str, str]:
    """What the address should say on this page: a part that exists, and the choices of that part alone."""
    tab = asked[address.TAB] if asked[address.TAB] in _PARTS else words.TAB_IMPORT
    kept = (address.AREA, address.UNIT, address.MONTH, address.INDICATOR, *_OWN[tab])
    return {name: asked[name] for name in kept} | {address.TAB: tab}


def show() -> None:
    """The title, the parts to choose between, and the chosen part."""
    key = cache.version_key()
    frame.show_title_of(words.TITLE, cache.open_dashboard(key) if key else None)
    chosen = address.shown(address.TAB)
    address.parts(address.TAB, words.TAB_LABEL, words.TABS, chosen)
    try:
        _PARTS[chosen]()
    except NsvhError as error:
        import_parts.show_problem(str(error))
