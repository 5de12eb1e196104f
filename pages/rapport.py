"""Rapport: what does the follow-up report still lack, what is in it, and the files to hand out."""

from nsvh_dash.ui.screen import current
from nsvh_dash.ui.shell import frame
from nsvh_dash.ui.written import report_page
from nsvh_dash.views.texts import report as texts_report

screen = current()
frame.show_title(texts_report.PAGE, screen)
report_page.show(screen)
