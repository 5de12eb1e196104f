"""The KPI engine a second time, slow and obvious: plain recursive functions over lists of observations.

It shares the nouns of `nsvh_dash.model` with the real engine and nothing else: no SQL, no frames. Each module
reads as one chapter of the rules; `figures.reference_figures` puts them together.
"""

from tests.reference.figures import ReferenceFigure, reference_figures

__all__ = ["ReferenceFigure", "reference_figures"]
