"""Importera: the month's files in, what they do, and the log of it."""

from nsvh_dash.ui.importing import page as import_page

import_page.show()
