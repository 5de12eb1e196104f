"""Tillgänglighetsredogörelse: what works for whom, what does not, and how to say so."""

from nsvh_dash.ui.shell import accessibility

accessibility.show()
