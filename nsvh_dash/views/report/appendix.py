"""What stands last in a report: definitions and sources, what cannot be measured yet, and versions."""

from __future__ import annotations

from nsvh_dash.model.indicator import Indicator
from nsvh_dash.views import texts
from nsvh_dash.views.lookup import Figures, shown_figure, shown_month
from nsvh_dash.views.report.document import Chapter, Table, say
from nsvh_dash.views.report.facts import Facts
from nsvh_dash.views.scorecard import Unjudged
from nsvh_dash.views.texts import overview as overview_texts
from nsvh_dash.views.texts import report as words


def appendix(facts: Facts) -> tuple[Chapter, ...]:
    """The chapters without numbers."""
    return (_definitions(facts), _not_yet(facts), _versions(facts))


def _definitions(facts: Facts) -> Chapter:
    """Each indicator of the report once."""
    catalogue = facts.catalogue
    found = [(catalogue.indicators_by_id[card.tile.indicator_id], card.tile.node_id) for card in facts.cards]
    figures = facts.figures((indicator.id, node_id) for indicator, node_id in found)
    table = Table(
        words.DEFINITIONS.partition(": ")[2].capitalize(),
        (words.INDICATOR, texts.DEFINITION, words.WORDING, texts.SOURCE, texts.OWNER),
        tuple(
            (one.name, one.definition, _wording(facts, one, node_id, figures), one.source, one.owner)
            for one, node_id in found
        ),
        (),
        (2.0, 3.6, 1.4, 1.3, 1.3),
    )
    return Chapter(words.DEFINITIONS, (table,) if found else ())


def _wording(facts: Facts, indicator: Indicator, node_id: str, figures: Figures) -> str:
    """How the target that the figure is held against was decided."""
    found = shown_figure(indicator, node_id, shown_month(indicator, facts.month), figures)
    target = facts.catalogue.targets_by_id.get(found.target_id or "") if found else None
    return target.wording if target else texts.NO_WORDING


def _not_yet(facts: Facts) -> Chapter:
    rows = [(name, found) for found in facts.scorecard.unjudged for name in found.names]
    table = Table(
        words.NOT_YET.partition(": ")[2].capitalize(),
        (words.INDICATOR, words.WHY, words.STATUS),
        tuple((name, _why(found), found.word) for name, found in rows),
        (),
        (2.0, 3.6, 1.4),
        tuple(found.status for _, found in rows),
        2,
    )
    return Chapter(words.NOT_YET, (table,) if rows else ())


def _why(found: Unjudged) -> str:
    return found.reason or overview_texts.NO_TARGET_DECIDED


def _versions(facts: Facts) -> Chapter:
    return Chapter(
        words.VERSIONS,
        (
            say(f"{words.VERSION}: {facts.version}. {facts.source.capitalize()}."),
            say(words.SAME_DATA.format(heading=texts.WHY_THIS_NUMBER)),
        ),
    )
