"""The page Planering: proposals with their yearly consequences, switches for what-if, and sums."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.ui import address
from nsvh_dash.ui.finance import money_switch
from nsvh_dash.ui.parts import markup, tables, tiles
from nsvh_dash.ui.parts.chart_block import show_downloads
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.finance import planning
from nsvh_dash.views.texts import outlook as words

_APART = "."


def shown(asked: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """What the address says of this page's own choices: the unit, and the proposals switched off."""
    known = planning.known_ids(catalogue)
    left_out = [found for found in asked[address.WITHOUT].split(_APART) if found in known]
    return {address.WITHOUT: _APART.join(left_out), **money_switch.shown(asked)}


def show(screen: Screen) -> None:
    """Everything beneath the title."""
    left_out = [found for found in address.shown(address.WITHOUT).split(_APART) if found]
    chosen = screen.selection
    found = planning.build_planning(
        screen.dashboard.catalogue, chosen.node_id, chosen.month, left_out, money_switch.unit(), screen.imported()
    )
    if found.is_empty:
        frame.show_nothing_here(words.NO_PROPOSALS, words.NO_PROPOSALS_STEP)
        return
    with st.container(key="ekonomi_vy"):
        money_switch.show_switch()
    tiles.show_sentences(found.sentences)
    st.header(words.WHAT_IF, anchor=False)
    markup.note(words.WHAT_IF_NOTE)
    with st.container(key="vad_om"):
        for toggle in found.toggles:
            key = f"forslag_{toggle.proposal_id}"
            st.session_state[key] = toggle.is_on
            st.toggle(toggle.name, key=key, on_change=_switched, args=(toggle.proposal_id, left_out))
    st.header(words.CONSEQUENCES, anchor=False)
    with st.container(key="konsekvenser"):
        tables.show_data_table(found.consequences.table)
    for note in found.notes:
        markup.note(note)
    show_downloads(found.consequences, "planering", dict)


def _switched(proposal_id: str, left_out: list[str]) -> None:
    """Take a proposal out of the sum, or into it again."""
    others = [one for one in left_out if one != proposal_id]
    now = others if len(others) < len(left_out) else [*left_out, proposal_id]
    address.choose(**{address.WITHOUT: _APART.join(now)})
