"""Dialogmöte: what shall we talk about, and what did we see when we did?"""

from nsvh_dash.ui.meeting import page as meeting_page
from nsvh_dash.ui.screen import current

meeting_page.show(current())
