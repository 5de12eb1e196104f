"""Says what is odd about a batch, as issues of the file it stands in, and draws what a jump jumps from."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import singledispatch

from nsvh_dash.kpi.arrival import (
    ClosedRevised,
    Finding,
    Incomplete,
    Jump,
    Place,
    SaidAlike,
    SaidTwice,
    SignReversed,
    Silent,
    TotalUnequal,
)
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import Issue, Severity
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.importing.preview import ImportWarning, PicturePoint, SeriesPicture
from nsvh_dash.views.importing.values import (
    fact_text,
    months_text,
    node_name,
    number_text,
    series_name,
    units_text,
    value_text,
)

MAX_OF_A_KIND = 200
"""So many findings of one kind are listed; the rest is counted."""

Files = Mapping[int, str]
"""The name of each file of the batch, by file id."""


def say_findings(catalogue: Catalogue, findings: Iterable[Finding], files: Files) -> list[ImportWarning]:
    """Every finding as an issue with its picture, if it has one; a last line counts what is not listed."""
    said: list[ImportWarning] = []
    unlisted: Counter[tuple[str, Severity]] = Counter()
    listed: Counter[str] = Counter()
    for finding in findings:
        issue = _issue(finding, catalogue, files)
        listed[issue.code] += 1
        if listed[issue.code] > MAX_OF_A_KIND:
            unlisted[issue.code, issue.severity] += 1
        else:
            said.append(warning(issue, picture(catalogue, finding) if isinstance(finding, Jump) else None))
    first = next(iter(files.values()), "")
    return said + [
        warning(Issue(first, None, None, None, None, _more(code, number), "too_many_issues", severity))
        for (code, severity), number in unlisted.items()
    ]


def warning(issue: Issue, drawn: SeriesPicture | None = None) -> ImportWarning:
    """An issue with an id made of what it says."""
    content = "\0".join(map(str, (issue.file, issue.sheet, issue.row, issue.column, issue.value, issue.expected)))
    digest = hashlib.sha256(f"{issue.code}\0{content}".encode()).hexdigest()
    return ImportWarning(digest[:16], issue, str(issue), drawn)


def _more(code: str, number: int) -> str:
    what = {"jump": "ovanliga värden", "closed_period": "ändringar i stängd period"}.get(code, "anmärkningar")
    return f"ytterligare {fmt.number(number)} {what} av samma slag visas inte."


@singledispatch
def _issue(finding: object, catalogue: Catalogue, files: Files) -> Issue:
    raise TypeError(finding)


def _at(place: Place, files: Files, value: str | None, expected: str, code: str, severity: Severity) -> Issue:
    return Issue(files[place.file_id], place.sheet or None, place.row, None, value, expected, code, severity)


@_issue.register
def _(finding: SaidTwice, catalogue: Catalogue, files: Files) -> Issue:
    fact, first = finding.fact, finding.first
    sheet = f", blad ”{first.sheet}”" if first.sheet else ""
    expected = (
        f"{fact_text(catalogue, fact)} står också i {files[first.file_id]}{sheet}, rad {first.row}, men med värdet "
        f"{value_text(catalogue, fact.series_id, finding.first_values)}. Ta bort den uppgift som är fel."
    )
    value = value_text(catalogue, fact.series_id, finding.values)
    return _at(finding.place, files, value, expected, "conflicting_rows", Severity.ERROR)


@_issue.register
def _(finding: SaidAlike, catalogue: Catalogue, files: Files) -> Issue:
    many = finding.count
    what = f"{fmt.number(many)} uppgifter" if many > 1 else fact_text(catalogue, finding.fact)
    expected = f"{what} står också i {files[finding.first.file_id]}, med samma värde, och räknas en gång."
    return _at(finding.place, files, None, expected, "duplicate_row", Severity.WARNING)


@_issue.register
def _(finding: TotalUnequal, catalogue: Catalogue, files: Files) -> Issue:
    series = finding.fact.series_id
    expected = (
        f"{fact_text(catalogue, finding.fact)}: summaraden stämmer inte med sina {fmt.number(finding.count)} delar, "
        f"som blir {number_text(catalogue, series, finding.parts)}. "
        "Summaraden gäller; skillnaden visas som ej förklarad."
    )
    value = number_text(catalogue, series, finding.total)
    return _at(finding.place, files, value, expected, "total_not_sum", Severity.WARNING)


@_issue.register
def _(finding: SignReversed, catalogue: Catalogue, files: Files) -> Issue:
    series = finding.fact.series_id
    what = {-1: "en kostnad och ska vara negativ", 1: "en intäkt och ska vara positiv"}
    account = catalogue.accounts_by_id[series]
    kind = "en investering och ska vara positiv" if account.kind is AccountKind.INVESTMENT else what[account.kind.sign]
    expected = f"{fact_text(catalogue, finding.fact)}: raden är {kind}. Kontrollera tecknet."
    if finding.count > 1:
        expected += (
            f" {fmt.number(finding.count)} av filens {fmt.number(finding.amounts)} belopp har omvänt tecken: "
            "troligen är hela leveransen omvänd."
        )
    value = number_text(catalogue, series, finding.value)
    return _at(finding.place, files, value, expected, "sign_reversed", Severity.WARNING)


@_issue.register
def _(finding: ClosedRevised, catalogue: Catalogue, files: Files) -> Issue:
    fact = finding.fact
    after = value_text(catalogue, fact.series_id, finding.after)
    before = "" if finding.before is None else value_text(catalogue, fact.series_id, finding.before)
    closed = "" if catalogue.closed_through is None else fmt.month(catalogue.closed_through)
    change = f"{before} → {after}" if before else f"{after} är nytt"
    expected = (
        f"{fact_text(catalogue, fact)}: {change}. Perioden är stängd till och med {closed}; "
        "kontrollera att den ska ändras."
    )
    return _at(finding.place, files, after, expected, "closed_period", Severity.WARNING)


@_issue.register
def _(finding: Silent, catalogue: Catalogue, files: Files) -> Issue:
    what = "bokföring" if finding.series_id is None else f"”{series_name(catalogue, finding.series_id)}”"
    expected = (
        f"lämnade {what} för {fmt.month(finding.month.plus(-1))} men saknas för {fmt.month(finding.month)}, "
        "som andra enheter har lämnat."
    )
    value = units_text(catalogue, finding.node_ids)
    return _at(finding.place, files, value, expected, "unit_silent", Severity.WARNING)


@_issue.register
def _(finding: Incomplete, catalogue: Catalogue, files: Files) -> Issue:
    name, last = series_name(catalogue, finding.series_id), finding.months[-1]
    there = finding.last_expected - len(finding.last_missing)
    several = f" Detsamma gäller {months_text(finding.months)}." if len(finding.months) > 1 else ""
    expected = (
        f"”{name}” för {fmt.month(last)} har kommit från {fmt.number(there)} av "
        f"{fmt.number(finding.last_expected)} enheter; "
        f"{units_text(catalogue, finding.last_missing)} saknas.{several}"
    )
    return _at(finding.place, files, None, expected, "incomplete_month", Severity.WARNING)


@_issue.register
def _(finding: Jump, catalogue: Catalogue, files: Files) -> Issue:
    series = finding.fact.series_id
    low, high, _mean = limit_texts(catalogue, finding)
    expected = (
        f"{fact_text(catalogue, finding.fact)}: ligger utanför det vanliga, {low} till {high} "
        f"de senaste {fmt.number(len(finding.history))} månaderna. Kontrollera att det stämmer."
    )
    return _at(finding.place, files, number_text(catalogue, series, finding.value), expected, "jump", Severity.WARNING)


def limit_texts(catalogue: Catalogue, jump: Jump) -> tuple[str, str, str]:
    """Lower limit, upper limit and mean, a decimal finer than the values so that none seems to lie on its limit."""
    indicator = catalogue.indicators_by_id[jump.fact.series_id]
    finer = indicator.model_copy(update={"decimals": indicator.decimals + 1})
    never_below = 0.0 if min(figure for _month, figure in jump.history) >= 0 else jump.lower
    low, high, mean = (fmt.figure(x, finer) for x in (max(jump.lower, never_below), jump.upper, jump.mean))
    return low, high, mean


def picture(catalogue: Catalogue, jump: Jump) -> SeriesPicture:
    """The series up to the jump, with the limits it leaves."""
    fact = jump.fact
    indicator = catalogue.indicators_by_id[fact.series_id]
    history = dict(jump.history)
    first = jump.history[0][0]
    points = tuple(
        PicturePoint(month.first_day, history.get(month))
        for month in (first.plus(n) for n in range(jump.history[-1][0].months_since(first) + 1))
        if month != fact.month
    )
    low, high, mean = limit_texts(catalogue, jump)
    new = number_text(catalogue, fact.series_id, jump.value)
    name = f"{series_name(catalogue, fact.series_id)}, {node_name(catalogue, fact.node_id)}"
    return SeriesPicture(
        title=name,
        unit=fmt.unit(indicator, fact.period_kind),
        points=points,
        mean=jump.mean,
        lower=jump.lower,
        upper=jump.upper,
        new=PicturePoint(fact.month.first_day, jump.value),
        new_text=new,
        summary=f"{name}: {new} för {fmt.month(fact.month)}, mot {low} till {high} och i medeltal {mean} tidigare.",
    )
