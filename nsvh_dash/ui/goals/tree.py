"""A plan as a tree: focus areas, goals, assignments and indicators, what changed, and what has been written."""

from __future__ import annotations

import html
from collections.abc import Iterator

import streamlit as st

from nsvh_dash.ui import address
from nsvh_dash.ui.indicators import overview
from nsvh_dash.ui.parts import folding, marks, markup
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.written import comments
from nsvh_dash.views.goals import Branch, GoalsScreen, TurnsSince
from nsvh_dash.views.texts import goals as words
from nsvh_dash.views.texts.goals import Level

_KEY = "malens_trad"
_HEADINGS = {Level.FOCUS_AREA: "h2", Level.LISTS: "h2", Level.GOAL: "h3", Level.INDICATOR_LIST: "h3"}


def show_tree(screen: Screen, goals: GoalsScreen) -> None:
    """Every line of the plan; beneath it what turned, and the comments on its assignments."""
    markup.note(words.RULE)
    lines = "".join(_line(branch, (), address.shown(address.ASSIGNMENT)) for branch in goals.branches)
    folding.show(_KEY, f'<ul class="goals">{lines}</ul>', set(_folding(goals.branches)))
    with st.container(key="malens_andringar"):
        for index, since in enumerate(goals.changes):
            with st.container(key=f"malens_andring_{index}"):
                _show_turns(since)
    comments.show_assignment_comments(screen, {branch.id: branch.name for branch in goals.assignments})


def _show_turns(since: TurnsSince) -> None:
    st.header(since.title, anchor=False)
    if since.turns:
        overview.show_turns(since.turns)
    else:
        markup.note(words.NOTHING_TURNED if since.compared else words.NOTHING_COMPARED)


def _folding(branches: tuple[Branch, ...]) -> Iterator[str]:
    for branch in branches:
        if branch.children:
            yield branch.key
            yield from _folding(branch.children)


def _line(branch: Branch, above: tuple[str, ...], asked_for: str) -> str:
    """A line and all beneath it, every text escaped."""
    name = html.escape(branch.name)
    if branch.link:
        name = f'<a href="{html.escape(branch.link)}" target="_self">{name}</a>'
    tag = _HEADINGS.get(branch.level, "span")
    button = ""
    if branch.children:
        button = f'<button type="button" aria-label="{html.escape(f"{words.FOLD} {branch.name}")}"></button>'
    notes = "".join(f'<p class="note">{html.escape(note)}</p>' for note in branch.notes)
    beneath = "".join(_line(child, (*above, branch.key), asked_for) for child in branch.children)
    marked = " asked-for" if branch.id == asked_for else ""
    return (
        f'<li class="{branch.level}{marked}" data-id="{branch.key}" data-above="{" ".join(above)}">'
        f'<div class="line"><div class="name">{button}<{tag}>{name}</{tag}></div>'
        f'<div class="state">{marks.badge(branch.shape, branch.word)}</div>'
        f'<div class="said">{html.escape(branch.said)}</div></div>{notes}'
        f"{f'<ul>{beneath}</ul>' if beneath else ''}</li>"
    )
