"""The words of the finance pages, one section a view; sentences with figures are made where the figures are."""

from __future__ import annotations

from nsvh_dash.views.money import AmountUnit

# The page
VIEW = "Visning"
AMOUNTS = "Belopp i"
AMOUNT_UNITS = {AmountUnit.TKR.value: "tkr", AmountUnit.MNKR.value: "mnkr"}

# Resultaträkning
STATEMENT_VIEW = "Resultaträkning"
