"""A meeting being prepared: its slides in order, the chosen one with its words, and what may be added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from nsvh_dash.model.meeting import Meeting, Slide
from nsvh_dash.model.plain_text import MOST_NAME_LETTERS
from nsvh_dash.model.slide import ShownSlide, SlideKind
from nsvh_dash.ui import address
from nsvh_dash.ui.meeting import state as meeting_state
from nsvh_dash.ui.parts import markup
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views.texts import meeting as words
from nsvh_dash.views.texts import slides as texts_slides

_TITLE, _LINES, _NOTES = "bild_rubrik", "bild_text", "bild_anteckning"
_COMMENT = "bild_kommentar"
_KIND, _SUBJECT = "ny_bild_slag", "ny_bild_om"
_OF_PLANS = (SlideKind.GOALS, SlideKind.RISKS)
_WRITTEN = (SlideKind.AGENDA, SlideKind.FOCUS, SlideKind.TEXT, *_OF_PLANS)
_ABOUT_ONE = (SlideKind.INDICATOR, SlideKind.COMPARISON)


def show_order(slides: Sequence[ShownSlide], at: int) -> None:
    """The slides by their titles; choosing one shows it."""
    with st.container(key="mote_ordning"):
        for number, slide in enumerate(slides, 1):
            with st.container(key=f"vald_bild_{number}" if number == at else f"bild_{number}"):
                st.button(
                    f"{number}. {markup.label(slide.title)}",
                    key=f"till_bild_{number}",
                    type="tertiary",
                    on_click=address.choose,
                    kwargs={address.SLIDE: str(number)},
                )


def show_moves(meeting: Meeting, at: int) -> None:
    """Where the chosen slide stands among the others, and whether it is to stay."""
    count = len(meeting.slides)
    with st.container(key="mote_flytta"):
        moves = ((words.MOVE_UP, "flytta_upp", at - 1, at > 1), (words.MOVE_DOWN, "flytta_ned", at + 1, at < count))
        for label, key, to, is_possible in moves:
            st.button(label, key=key, disabled=not is_possible, on_click=_move, args=(meeting, at, to))
        st.button(words.REMOVE_SLIDE, key="ta_bort_bild", on_click=_remove, args=(meeting, at))


def _move(meeting: Meeting, at: int, to: int) -> None:
    slides = list(meeting.slides)
    slides.insert(to - 1, slides.pop(at - 1))
    meeting_state.change(meeting, to, slides=tuple(slides))


def _remove(meeting: Meeting, at: int) -> None:
    slides = list(meeting.slides)
    del slides[at - 1]
    meeting_state.change(meeting, max(at - 1, 1), slides=tuple(slides))


def show_words(meeting: Meeting, proposed: ShownSlide, at: int, *, is_refused: bool) -> None:
    """The words of the chosen slide. What was refused stays in its field to be mended."""
    slide = meeting.slides[at - 1]
    fields = {_TITLE: slide.title, _LINES: "\n".join(slide.lines), _NOTES: slide.notes}
    if not is_refused:
        st.session_state.update(fields)
    st.text_input(
        words.SLIDE_TITLE,
        key=_TITLE,
        placeholder=proposed.title,
        max_chars=MOST_NAME_LETTERS,
        on_change=_write,
        args=(meeting, at),
    )
    if slide.kind in _WRITTEN:
        st.text_area(
            words.LINES if slide.kind not in _OF_PLANS else words.LINES_INSTEAD,
            key=_LINES,
            placeholder="\n".join(proposed.lines),
            height=160,
            on_change=_write,
            args=(meeting, at),
        )
    st.text_area(words.NOTES, key=_NOTES, placeholder=proposed.notes, height=100, on_change=_write, args=(meeting, at))
    if slide.kind is SlideKind.INDICATOR:
        _show_comment_choice(meeting, proposed, at)
    markup.note(words.PROPOSED)


def _show_comment_choice(meeting: Meeting, proposed: ShownSlide, at: int) -> None:
    """Whether the signed comment is quoted on the slide; it is said when there is none."""
    st.session_state[_COMMENT] = meeting.slides[at - 1].comment
    st.toggle(words.QUOTE, key=_COMMENT, on_change=_write, args=(meeting, at))
    if meeting.slides[at - 1].comment and proposed.quote is None:
        markup.note(words.NO_QUOTE)


def _write(meeting: Meeting, at: int) -> None:
    """Keep the words of a slide as they now stand in its fields."""
    written = st.session_state.get(_LINES, "")
    slide = meeting.slides[at - 1]
    slide = slide.model_copy(
        update={
            "title": st.session_state[_TITLE].strip(),
            "lines": tuple(line.strip() for line in written.splitlines() if line.strip()),
            "notes": st.session_state[_NOTES].strip(),
            "comment": bool(st.session_state.get(_COMMENT)) and slide.kind is SlideKind.INDICATOR,
        }
    )
    meeting_state.change(meeting, slides=(*meeting.slides[: at - 1], slide, *meeting.slides[at:]))


def show_add(screen: Screen, meeting: Meeting, at: int) -> None:
    """One more slide after the chosen one: its kind, and what it is about where it is about something."""
    with st.expander(words.ADD, expanded=not meeting.slides), st.container(key="mote_lagg_till"):
        kind = st.selectbox(
            words.KIND,
            list(SlideKind),
            index=list(SlideKind).index(SlideKind.INDICATOR),
            format_func=texts_slides.KIND.__getitem__,
            key=_KIND,
            placeholder=words.CHOOSE_KIND,
            required=True,
        )
        subjects = _subjects(screen, kind)
        if subjects:
            st.selectbox(
                words.ABOUT_WHAT,
                list(subjects),
                format_func=lambda subject: subjects.get(subject, subject),
                key=f"{_SUBJECT}_{kind}",
                placeholder=words.CHOOSE_SUBJECT,
                required=True,
            )
        st.button(words.INSERT, key="lagg_till_bild", on_click=_insert, args=(meeting, at))


def _subjects(screen: Screen, kind: SlideKind | None) -> Mapping[str, str]:
    if kind in _ABOUT_ONE:
        return {indicator.id: indicator.short_name for indicator in screen.indicators()}
    if kind is SlideKind.BRIDGE:
        return texts_slides.BREAKDOWN
    if kind is SlideKind.GOALS:
        goals = screen.goals(None)
        areas = {row.area.id: row.area.name for row in goals.matrix} if goals else {}
        return {"": texts_slides.WHOLE_PLAN} | areas
    return texts_slides.SCORECARD_OF if kind is SlideKind.SCORECARD else {}


def _insert(meeting: Meeting, at: int) -> None:
    kind = st.session_state[_KIND]
    subject = st.session_state.get(f"{_SUBJECT}_{kind}", "") or ""
    slide = Slide(kind=kind, subject=subject, comment=kind is SlideKind.INDICATOR)
    after = at if meeting.slides else 0
    meeting_state.change(meeting, after + 1, slides=(*meeting.slides[:after], slide, *meeting.slides[after:]))
