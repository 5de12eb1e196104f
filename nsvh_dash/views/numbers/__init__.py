"""The number check: every number of a Swedish text held against the figures of the engine.

`passages` cuts the text into sentences, `reading` finds the numbers in them, `subjects` tells which indicator or
account and which node a sentence speaks of, `claims` what its words say the number is, `facts` what the engine
knows, and `checking` lays the two beside each other.
"""

from nsvh_dash.views.numbers.checking import NumberCheck
from nsvh_dash.views.numbers.findings import Finding, TextCheck, Verdict

__all__ = ["Finding", "NumberCheck", "TextCheck", "Verdict"]
