"""The grammar of targets: the Swedish wording a target was decided in, read as the rule it is judged by."""

from nsvh_dash.model.wording.parse import parse
from nsvh_dash.model.wording.reading import ACCEPTED

__all__ = ["ACCEPTED", "parse"]
