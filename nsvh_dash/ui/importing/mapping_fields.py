"""The questions of the mapping step: what each column, each unknown unit and each unknown indicator stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from nsvh_dash.intake import mapping
from nsvh_dash.intake.mapping import Choices, Draft, DraftColumn, NameMatch
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.profile import Column
from nsvh_dash.ui.importing import parts as import_parts
from nsvh_dash.ui.parts import markup
from nsvh_dash.views.texts import mapping as words

_OWN = "own"
_MOST_NAMES = 60
_SERIES = (Column.INDICATOR, Column.ACCOUNT)


def ask(key: str, draft: Draft) -> Choices:
    """Every question, answered as far as can be guessed; returns what stands there now."""
    guessed = mapping.guesses(draft)
    with st.container(key="karta_namn"):
        name = st.text_input(words.NAME, key=f"{key}_namn", placeholder=words.NAME_HINT, max_chars=60)
        sources = [*(source.name for source in draft.catalogue.sources), words.OTHER_SOURCE]
        # Nothing in a file tells its source: the first of the list would be a guess.
        source = st.selectbox(words.SOURCE, sources, index=None, placeholder=words.SOURCE_HINT, key=f"{key}_kalla")
    columns, own = _ask_columns(key, draft, guessed)
    unit, series, factor = _ask_whole_file(key, draft)
    units = _ask_names(f"{key}_enhet", words.UNITS, _matches(draft, columns, (Column.UNIT,)), _units(draft.catalogue))
    indicators = _ask_names(f"{key}_serie", words.SERIES, _matches(draft, columns, _SERIES), _series(draft.catalogue))
    return Choices(name, source or "", columns, own, unit, series, units, indicators, factor)


def _ask_columns(key: str, draft: Draft, guessed: Choices) -> tuple[dict[int, Column], dict[int, str]]:
    """What each column means, and whose own column it is where it is an indicator's own."""
    st.subheader(words.COLUMNS, anchor=False)
    columns: dict[int, Column] = {}
    own: dict[int, str] = {}
    place_key = f"{key}_{draft.sheet}_{draft.header_row}"
    with st.container(key="karta_kolumner"):
        for column in draft.columns:
            if column.month or column.is_total:
                continue
            with st.container(key=f"kolumn_{column.place}"):
                answer = _ask_meaning(place_key, column, guessed)
                if answer == _OWN:
                    series = _ask_series(place_key, column, draft.catalogue, guessed)
                    if series:
                        own[column.place] = series
                elif answer != Column.IGNORE:
                    columns[column.place] = Column(answer)
    for what, found in (
        (words.MONTHS, [column.month for column in draft.columns if column.month]),
        (words.TOTALS, [column.header for column in draft.columns if column.is_total and not column.month]),
    ):
        if found:
            markup.show(f'<p class="note">{what} {markup.foreign(", ".join(found))}</p>')
    return columns, own


def _ask_meaning(key: str, column: DraftColumn, guessed: Choices) -> str:
    labels = {meaning.value: word for meaning, word in words.MEANINGS.items()} | {_OWN: words.OWN_SERIES}
    is_own = column.is_indicator or column.place in guessed.indicator_columns
    guess = _OWN if is_own else guessed.columns.get(column.place, Column.IGNORE).value
    options = list(labels)
    return st.selectbox(
        markup.label(column.header or f"{column.place + 1}"),
        options,
        index=options.index(guess),
        format_func=lambda option: labels.get(option, option),
        key=f"{key}_{column.place}",
    )


def _ask_series(key: str, column: DraftColumn, catalogue: Catalogue, guessed: Choices) -> str | None:
    names = _series(catalogue)
    options = list(names)
    guess = guessed.indicator_columns.get(column.place)
    return st.selectbox(
        f"{words.WHICH_SERIES} {markup.label(column.header)}",
        options,
        index=options.index(guess) if guess in names else None,
        format_func=lambda option: names.get(option, option),
        key=f"{key}_{column.place}_vilken",
        placeholder=words.NOT_CHOSEN,
    )


def _ask_whole_file(key: str, draft: Draft) -> tuple[str | None, str | None, float]:
    st.subheader(words.WHOLE_FILE, anchor=False)
    with st.container(key="karta_hela_filen"):
        unit = _choose(f"{key}_fast_enhet", words.FIXED_UNIT, _units(draft.catalogue), words.NONE)
        series = _choose(f"{key}_fast_serie", words.FIXED_SERIES, _series(draft.catalogue), words.NONE)
        factor = st.selectbox(
            words.FACTOR,
            list(words.FACTORS),
            format_func=lambda number: words.FACTORS.get(number, ""),
            key=f"{key}_faktor",
        )
    return unit, series, factor


def _ask_names(key: str, heading: str, matches: Sequence[NameMatch], names: Mapping[str, str]) -> dict[str, str]:
    """What each unknown text stands for: the nearest first in the list, nothing chosen for anybody."""
    unknown = [match for match in matches if match.id is None]
    if not unknown:
        return {}
    st.subheader(heading, anchor=False)
    markup.note(words.recognised(len(matches) - len(unknown), len(matches)))
    answers: dict[str, str] = {}
    with st.container(key=f"namn_{key}"):
        for number, match in enumerate(unknown[:_MOST_NAMES]):
            nearest = dict(match.candidates)
            answer = _choose(f"{key}_{number}", markup.label(match.text), nearest | dict(names), words.NOT_CHOSEN)
            if answer:
                answers[match.text] = answer
    import_parts.show_rest(len(unknown), "namn", _MOST_NAMES)
    return answers


def _choose(key: str, label: str, names: Mapping[str, str], placeholder: str) -> str | None:
    return st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda option: names.get(option, option),
        key=key,
        placeholder=placeholder,
    )


def _matches(draft: Draft, columns: Mapping[int, Column], meanings: Sequence[Column]) -> tuple[NameMatch, ...]:
    place = next((place for place, meaning in columns.items() if meaning in meanings), None)
    return () if place is None else draft.names_in(place, columns[place])


def _units(catalogue: Catalogue) -> dict[str, str]:
    return {node.id: node.name for node in catalogue.organisation.nodes}


def _series(catalogue: Catalogue) -> dict[str, str]:
    indicators = {indicator.id: indicator.name for indicator in catalogue.indicators}
    return indicators | {account.id: account.name for account in catalogue.accounts}
