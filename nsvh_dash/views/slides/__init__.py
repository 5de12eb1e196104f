"""Slides made from figures: `show` makes each as it is shown, `suggest` proposes which to show.

`occasion` is where and when, `indicator`, `comparison`, `scorecard` and `bridge` are made of figures, `goals` and
`risks` of what is planned, as many rows as `fitting` lets through, `written` of words, `quoting` takes the beginning
of a comment, `focus` proposes what to look at, and `since` tells what has been revised after slides were kept.
"""

from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.slides.show import show
from nsvh_dash.views.slides.since import Changed, changed_since
from nsvh_dash.views.slides.suggest import suggest

__all__ = ["Changed", "Occasion", "changed_since", "show", "suggest"]
