"""Slides made from figures: `show` makes each as it is shown, `suggest` proposes which to show.

`occasion` is where and when, `indicator`, `comparison`, `scorecard` and `bridge` are made of figures, `written` of
words, `focus` proposes what to look at.
"""

from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.slides.show import show
from nsvh_dash.views.slides.suggest import suggest

__all__ = ["Occasion", "show", "suggest"]
