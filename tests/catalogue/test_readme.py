"""data/README.md explains every column, field and word that the definition files may hold."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic import BaseModel

from nsvh_dash.catalogue import accounts, organisation
from nsvh_dash.model.event import Event
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.goal import Assignment, Goal, IndicatorList
from nsvh_dash.model.indicator import (
    Direction,
    Formula,
    Group,
    Indicator,
    Measure,
    Perspective,
    TimeRule,
    UnitRule,
    YearToDate,
)
from nsvh_dash.model.organisation import NodeKind
from nsvh_dash.model.planning import Proposal, ProposalKind, ProposalState
from nsvh_dash.model.profile import Column, Profile
from nsvh_dash.model.source import Cadence, Source
from nsvh_dash.model.target import (
    AboveLastYear,
    Budget,
    ChangeSinceNewYear,
    Growth,
    Level,
    Milestones,
    NoTarget,
    Phased,
    Rule,
    Target,
    YearGoal,
)

DATA = Path(__file__).parent.parent.parent / "data"
README = (DATA / "README.md").read_text(encoding="utf-8")
WORDS = [
    NodeKind,
    AccountKind,
    Perspective,
    Group,
    Measure,
    Direction,
    UnitRule,
    TimeRule,
    YearToDate,
    Formula,
    Column,
    Cadence,
    ProposalKind,
    ProposalState,
]
RULES = [Level, YearGoal, Growth, AboveLastYear, ChangeSinceNewYear, Budget, Phased, NoTarget]


def section(heading: str) -> str:
    """The text under a heading, up to the next one."""
    return README.split(f"## {heading}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("vocabulary", WORDS)
def test_every_word_is_explained(vocabulary: type[StrEnum]) -> None:
    assert [word for word in vocabulary if f"`{word}`" not in README] == []


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("catalogue/organisation.csv", organisation.COLUMNS),
        ("catalogue/accounts.csv", accounts.COLUMNS),
        ("catalogue/indicators/*.toml", Indicator.model_fields),
        ("catalogue/targets/ÅR.toml", Target.model_fields),
        ("catalogue/profiles/*.toml", Profile.model_fields),
        ("catalogue/sources.toml", Source.model_fields),
        ("catalogue/events.toml", Event.model_fields),
        ("catalogue/planning.toml", Proposal.model_fields),
        ("catalogue/goals/ÅR.toml", ["year", "goals_called"]),
        ("catalogue/goals/ÅR.toml", [*Goal.model_fields, *Assignment.model_fields, *IndicatorList.model_fields]),
        ("demo/finance.csv", (DATA / "demo" / "finance.csv").read_text(encoding="utf-8").split("\n")[0].split(";")),
    ],
)
def test_every_field_is_explained(heading: str, fields: list[str]) -> None:
    text = re.sub(r"`\[(\w+)\]`", r"`\1`", section(heading))
    assert [field for field in fields if f"`{field}`" not in text] == []


@pytest.mark.parametrize("rule", RULES)
def test_every_target_rule_is_explained(rule: type[Rule]) -> None:
    kinds: type[BaseModel] = rule
    text = section("catalogue/targets/ÅR.toml")
    assert f'kind = "{kinds.model_fields["kind"].default}"' in text
    assert [name for name in kinds.model_fields if f"{name} = " not in text] == []


def test_every_way_to_spread_a_year_s_goal_is_explained() -> None:
    text = section("catalogue/targets/ÅR.toml")
    assert [choice for choice in Milestones if f'milestones = "{choice}"' not in text] == []
