"""Each rule is asked of both engines."""

from __future__ import annotations

from functools import partial

import pytest

from nsvh_dash.reference import reference_figures
from tests.spec.fast import fast_figures
from tests.spec.world import Deliver, compute


@pytest.fixture(params=[fast_figures, reference_figures], ids=["fast", "slow"])
def figures(request: pytest.FixtureRequest) -> Deliver:
    """Deliver a table to one of the engines and ask it for figures."""
    return partial(compute, request.param)
