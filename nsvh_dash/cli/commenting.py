"""Commands that write and read comments."""

from __future__ import annotations

import argparse
import getpass

from nsvh_dash import intake
from nsvh_dash.cli.answers import shown_at
from nsvh_dash.cli.output import answer
from nsvh_dash.cli.reading import opened
from nsvh_dash.cli.text_checking import read_text
from nsvh_dash.settings import Settings


def comment(settings: Settings, options: argparse.Namespace) -> int:
    """Keep a text about a figure, as a draft or signed."""
    with opened(settings, None) as dashboard:
        catalogue = dashboard.catalogue
        known = {*catalogue.accounts_by_id, *catalogue.assignments_by_id}
        node = catalogue.find_node(options.unit)
        subject = options.subject
        if subject not in known:
            indicator = catalogue.find_indicator(subject)
            shown_at(catalogue, indicator, node, options.month)
            subject = indicator.id
    written = intake.write_comment(
        settings,
        subject,
        node.id,
        options.month,
        read_text(options.file),
        options.author or getpass.getuser(),
        sign=options.sign,
        reason=options.reason,
    )
    answer(written, as_json=options.json)
    return 0


def comments(settings: Settings, options: argparse.Namespace) -> int:
    """The texts of a node and month; every version of each with `--history`."""
    with opened(settings, None) as dashboard:
        node = dashboard.catalogue.find_node(options.unit)
        read = dashboard.comment_history if options.history else dashboard.comments
        answer(read(node.id, options.month), as_json=options.json)
    return 0
