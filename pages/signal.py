"""Signal eller brus: which changes are real, and which targets are within reach?"""

from nsvh_dash.ui.indicators import signal_grid
from nsvh_dash.ui.screen import current
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.texts import overview as texts

screen = current()
frame.show_title(texts.PAGE_SIGNAL, screen)
signal_grid.show(screen)
