"""What a process does before its first reader arrives, so that the first click is as fast as the rest."""

from __future__ import annotations

import logging

from nsvh_dash import intake
from nsvh_dash.charts import against_area, bridge, control, growth, ranking, slide, trend
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings

_LOG = logging.getLogger(__name__)


def warm_up() -> None:
    """Heal a snapshot that a crash left behind, and make what every session will need."""
    trend.prepare()
    ranking.prepare()
    against_area.prepare()
    control.prepare()
    bridge.prepare()
    growth.prepare()
    slide.prepare()
    settings = Settings()
    if not settings.database.exists():
        return
    try:
        intake.build(settings)
    except NsvhError as error:
        # Serving what there was is right: the pages say how old it is, or that there is nothing yet.
        _LOG.warning("%s", error)
