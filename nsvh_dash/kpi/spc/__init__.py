"""Control charts (XmR) after NHS Making Data Count, as the R package NHSRplotthedots 0.2.2 computes them.

Deliberate deviations from it, each because a manager would otherwise be told something untrue:
- a constant or nearly constant series, and fewer than four points, get no limits and a reason in words
  (there: NaN limits, or every point special);
- fewer than twelve points give limits that are called provisional (there: a warning below thirteen);
- a rebase date that is not in the data is refused (there: ignored silently);
- a value that is absent breaks the moving range: none spans the gap (there: the point is dropped).
"""

from nsvh_dash.kpi.spc.chart import Assurance, Chart, ChartPoint, control_chart
from nsvh_dash.kpi.spc.limits import Limits
from nsvh_dash.kpi.spc.points import PointType, Rule

__all__ = ["Assurance", "Chart", "ChartPoint", "Limits", "PointType", "Rule", "control_chart"]
