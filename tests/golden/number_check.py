"""How well the number check judges a real report: writes docs/number-check.md (`python -m tests.golden.number_check`).

The report lies beside the project, where it lies at all, and stays there; `number_check.csv` holds what a person
judged of each number its sentences tell of a held indicator: line, number, what it is about, and whether it is right,
wrong or cannot be known. Then every right number is made wrong in turn, to see how many of those are found.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views.numbers import Finding, TextCheck, Verdict

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "number-check.md"
REPORT = HERE.parents[2] / "shared" / "seeds" / "000_50fa267847dc1766.txt"
VERDICTS = {
    "right": (Verdict.AGREES,),
    "wrong": (Verdict.WRONG_MEANING, Verdict.NO_MATCH),
    "unknown": (Verdict.NOT_CHECKED,),
}
"""The verdicts that fit what a person judged."""
NAMES = {"right": "stämmer", "wrong": "stämmer inte", "unknown": "går inte att pröva"}
MONTH = Month(2024, 4)


@dataclass(frozen=True)
class Judged:
    """A number as a person judged it."""

    line: int
    number: str
    subject: str
    judgement: str

    def is_of(self, finding: Finding) -> bool:
        """True when a finding is about this number."""
        return (finding.line, finding.number) == (self.line, self.number)


def judged() -> list[Judged]:
    """The hand-judged list."""
    with (HERE / "number_check.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter=";")
        return [Judged(int(row["line"]), row["number"], row["subject"], row["judgement"]) for row in rows]


def checked(dashboard: Dashboard, text: str) -> TextCheck:
    """The report held against the demo."""
    return dashboard.number_check("nsvh", MONTH).check(text)


def differing(result: TextCheck) -> list[str]:
    """Where the check and the person do not say the same, and alarms the person has not judged."""
    found = []
    for row in judged():
        verdicts = {finding.verdict for finding in result.findings if row.is_of(finding)}
        if not verdicts or not verdicts <= set(VERDICTS[row.judgement]):
            found.append(f"{row.line} {row.number}: {row.judgement}, {sorted(verdicts)}")
    known = judged()
    found += [f"{f.line} {f.number}: alarm" for f in result.alarms if not any(row.is_of(f) for row in known)]
    return found


def made_wrong(dashboard: Dashboard, text: str) -> Iterator[tuple[Finding, bool]]:
    """Each agreeing number with another first digit, and whether the check then raises an alarm at it."""
    check = dashboard.number_check("nsvh", MONTH).check
    for finding in check(text).findings:
        digit = re.search(r"\d", text[finding.start : finding.end])
        if finding.verdict is not Verdict.AGREES or digit is None:
            continue
        at = finding.start + digit.start()
        spoilt = f"{text[:at]}{(int(text[at]) + 2) % 9 + 1}{text[at + 1 :]}"
        # Alone with its surroundings: a number's verdict hangs on its own section.
        low, high = max(0, at - 6000), at + 3000
        low = text.find("\n\n", low) + 1 if low else 0
        alarms = check(spoilt[low:high]).alarms
        yield finding, any(alarm.start + low == finding.start for alarm in alarms)


def page(dashboard: Dashboard, text: str) -> str:
    """The whole page."""
    result, rows = checked(dashboard, text), judged()
    table = Counter(
        (row.judgement, finding.verdict) for row in rows for finding in result.findings if row.is_of(finding)
    )
    columns = list(Verdict)
    lines = ["| bedömt för hand | antal | " + " | ".join(f"`{v.value}`" for v in columns) + " |"]
    lines.append("|---" * (len(columns) + 2) + "|")
    for judgement, name in NAMES.items():
        cells = [table[judgement, verdict] for verdict in columns]
        lines.append(
            f"| {name} | {sum(row.judgement == judgement for row in rows)} | " + " | ".join(map(str, cells)) + " |"
        )
    alarms = len(result.alarms)
    true = sum(any(row.is_of(alarm) and row.judgement == "wrong" for row in rows) for alarm in result.alarms)
    wrong = [row for row in rows if row.judgement == "wrong"]
    seen = sum(any(row.is_of(alarm) for alarm in result.alarms) for row in wrong)
    agreeing = [finding for finding in result.findings if finding.verdict is Verdict.AGREES]
    right = sum(
        any(row.is_of(f) and row.judgement == "right" and row.subject == f.subject for row in rows) for f in agreeing
    )
    rights = sum(row.judgement == "right" for row in rows)
    spoilt = list(made_wrong(dashboard, text))
    hits = sum(hit for _, hit in spoilt)
    others = result.count(Verdict.NOT_HELD)
    return _PAGE.format(
        numbers=len(result.findings), rows=len(rows), others=others, table="\n".join(lines),
        alarms=alarms, true=true, wrong=len(wrong), seen=seen, agreeing=len(agreeing), right=right, rights=rights,
        spoilt=len(spoilt), hits=hits, precision=_share(true, alarms), recall=_share(seen, len(wrong)),
        right_precision=_share(right, len(agreeing)), right_recall=_share(right, rights),
        spoilt_recall=_share(hits, len(spoilt)),
        alarm_lines="\n".join(f"- rad {a.line}, `{a.number}`: {a.explanation}" for a in result.alarms),
        missed=", ".join(f"rad {f.line}, `{f.number}`" for f, hit in spoilt if not hit) or "inga",
        right_lines=", ".join(f"{row.line} `{row.number}`" for row in rows if row.judgement == "right"),
    )  # fmt: skip


_PAGE = """# Sifferkontrollen

`python -m nsvh_dash check-text TEXTFIL --unit ENHET --month ÅÅÅÅ-MM` håller varje tal i en text mot siffrorna för
enheten och månaden, och säger om det stämmer och vad det är, om det är ett annat tal än orden säger, eller om det inte
är något av talen, med det rätta talet bredvid. Reglerna står i [regelboken](rule-book.md) under *Number check*.

Sidan skrivs av `python -m tests.golden.number_check` där uppföljningsrapporten efter april 2024 finns bredvid
projektet; ett test säger ifrån när den är inaktuell. Rapportens {numbers} tal i meningar mot demodata för april 2024:
{rows} är bedömda för hand som tal om det som följs här (rad, tal och bedömning i `tests/golden/number_check.csv`),
{others} gäller annat: marknadsandel, åldrar, antal vårdcentraler i ett försök.

{table}

| mått | tal | andel |
|---|---|---|
| larm som är riktiga (precision) | {true} av {alarms} | {precision} |
| fel som larmas (täckning) | {seen} av {wrong} | {recall} |
| ”stämmer” som är riktiga, om rätt sak | {right} av {agreeing} | {right_precision} |
| rätta tal som känns igen | {right} av {rights} | {right_recall} |
| rätta tal, vart och ett gjort fel, som då larmas | {hits} av {spoilt} | {spoilt_recall} |

De fyra första raderna säger mest att kontrollen klarar den text som orden i katalogen (`mentions`, `other_subjects`)
är skrivna för; få fel ger grova andelar. Den sista raden är det starkare provet: första siffran i varje rätt tal byts i
tur och ordning. Missade då: {missed}.

Fyra bedömningar är inte självklara. Rad 311 nämner ingen period för sin andel, så månadens tal räknas som rätt. Rad 43
är avrundad nedåt till hela tusental, vilket godtas. Rad 40 har 14 månader som stämmer med april året före, och 12 som
inget är. Rad 387 jämför med en budget för perioden som inte finns; bara aprils är känd.

## Larmen

{alarm_lines}

## Tal som stämmer, rad och tal

{right_lines}
"""


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %"


def main() -> None:
    """Write the page from the report and the present database."""
    dashboard = Dashboard.open(Settings())
    PAGE.write_text(page(dashboard, REPORT.read_text(encoding="utf-8")), encoding="utf-8")
    dashboard.close()


if __name__ == "__main__":
    main()
