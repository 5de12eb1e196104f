"""Rapport: what does the follow-up report still lack, what is in it, and the files to hand out."""

from nsvh_dash.ui import frame, report_page
from nsvh_dash.ui.screen import current
from nsvh_dash.views import texts_report

screen = current()
frame.show_title(texts_report.PAGE, screen)
report_page.show(screen)
