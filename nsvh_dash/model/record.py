"""Living records: what people decide and follow beside the figures. Risks and controls, areas of work, activities."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum, StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from nsvh_dash.model import record_fields as fields
from nsvh_dash.model.report_period import Report, ReportPeriod
from nsvh_dash.model.worded import Worded

Text = Annotated[str, BeforeValidator(fields.clean)]
Day = Annotated[dt.date, BeforeValidator(fields.day)]
Whole = Annotated[int, BeforeValidator(fields.whole)]
Mark = Annotated[bool, BeforeValidator(fields.yes)]


class RecordKind(StrEnum):
    """The kinds of records, in the order they refer to each other."""

    WORK_AREA = "work_area"
    RISK = "risk"
    CONTROL = "control"
    CONTROL_RESULT = "control_result"
    ACTIVITY = "activity"


class Strand(Worded):
    """What an activity is a part of."""

    GOALS = "goals", "målstyrning"
    INTERNAL_CONTROL = "internal_control", "internkontroll"
    WORK_ENVIRONMENT = "work_environment", "arbetsmiljö"


class ActivityState(Worded):
    """How far an activity has come. That it is late is no state: it follows from its day."""

    PLANNED = "planned", "planerad"
    UNDER_WAY = "under_way", "pågår"
    DONE = "done", "klar"
    CANCELLED = "cancelled", "avbruten"

    @property
    def is_open(self) -> bool:
        """True while something is left to do."""
        return self in (ActivityState.PLANNED, ActivityState.UNDER_WAY)


class RiskLevel(Worded):
    """What is decided to be done about a risk."""

    ACCEPT = "accept", "accepteras"
    WATCH = "watch", "bevakas"
    ACT = "act", "åtgärdas"


class Interval(Worded):
    """How often a control is carried out."""

    MONTH = "month", "varje månad"
    QUARTER = "quarter", "varje kvartal"
    TERTIAL = "tertial", "varje tertial"
    HALF_YEAR = "half_year", "varje halvår"
    YEAR = "year", "varje år"


class Finding(Worded):
    """What a control showed."""

    NO_REMARK = "no_remark", "utan anmärkning"
    MINOR = "minor", "mindre brist"
    FAILING = "failing", "brist"
    NOT_DONE = "not_done", "ej genomförd"


class Record(BaseModel):
    """One record as it stands in a version."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClassVar[RecordKind]
    word: ClassVar[str]
    """What one is called."""
    sheet: ClassVar[str]
    """What many are called, also in files."""
    letter: ClassVar[str]
    """What the ids given by the product begin with; empty where the id follows from the fields."""

    id: str = fields.id_field()
    invented: Mark = fields.mark_field("Demorad")
    """True for the demo's own, which stand in no document."""

    @property
    def name(self) -> str:
        """How people refer to it."""
        return f"{self.word} {self.id}"


class WorkArea(Record):
    """A prioritised area of the arbetsmiljöplan."""

    kind = RecordKind.WORK_AREA
    word, sheet, letter = "område", "Arbetsmiljöområden", "O"

    title: Text = fields.text_field("Namn", 120)
    text: Text = fields.note_field("Beskrivning")
    indicators: tuple[str, ...] = Field(
        default=(), title="Indikatorer", description="indikatorer ur katalogen, åtskilda av semikolon"
    )
    node: Text = fields.text_field("Enhet", 120)


class Risk(Record):
    """A risk of the internkontrollplan, as it was assessed on a day."""

    kind = RecordKind.RISK
    word, sheet, letter = "risk", "Risker", "R"

    process: Text = fields.text_field("Process", 120)
    text: Text = fields.text_field("Beskrivning", 600)
    likelihood: Whole = fields.score_field("Sannolikhet")
    consequence: Whole = fields.score_field("Konsekvens")
    level: Annotated[RiskLevel, fields.worded(RiskLevel)] = fields.choice_field("Beslutad nivå", RiskLevel)
    assessed_on: Day = fields.date_field("Bedömd")
    owner: Text = fields.text_field("Ansvarig", 120)
    node: Text = fields.text_field("Enhet", 120)
    note: Text = fields.note_field()


class Control(Record):
    """What is done again and again to see that a risk does not come true."""

    kind = RecordKind.CONTROL
    word, sheet, letter = "kontroll", "Kontroller", "K"

    risk: Text = fields.id_field("Risk")
    text: Text = fields.text_field("Vad som görs", 600)
    owner: Text = fields.text_field("Ansvarig", 120)
    interval: Annotated[Interval, fields.worded(Interval)] = fields.choice_field("Intervall", Interval)


class ControlResult(Record):
    """What a control showed in the period of a report. There is one for each, so its id follows from them."""

    kind = RecordKind.CONTROL_RESULT
    word, sheet, letter = "resultat", "Kontrollresultat", ""

    id: str = ""
    control: Text = fields.id_field("Kontroll")
    year: Whole = Field(title="År", ge=2000, le=2100, description="ett årtal, till exempel 2024")
    report: Annotated[Report, fields.worded(Report)] = fields.choice_field("Rapport", Report)
    finding: Annotated[Finding, fields.worded(Finding)] = fields.choice_field("Resultat", Finding)
    note: Text = fields.note_field()

    @model_validator(mode="before")
    @classmethod
    def _name_it(cls, values: Any) -> Any:
        """The id, from what there can be one result of."""
        control, year = (str(values.get(field)).strip() for field in ("control", "year"))
        report = fields.choice(Report, values.get("report"))
        return {**values, "id": f"{control}@{year.removesuffix('.0')}-{report}"}

    @property
    def name(self) -> str:
        """How people refer to it."""
        return f"{self.word} av {self.control} för {self.period.name}"

    @property
    def period(self) -> ReportPeriod:
        """The report's period."""
        return ReportPeriod.of(self.year, self.report)


class Urgency(IntEnum):
    """What an activity asks of whoever reads the list, the most urgent first."""

    LATE = 0
    SOON = 1
    LATER = 2
    CLOSED = 3


class Activity(Record):
    """Something to be done by a day, as a part of an assignment, of an area of work or against a risk."""

    kind = RecordKind.ACTIVITY
    word, sheet, letter = "aktivitet", "Aktiviteter", "A"

    strand: Annotated[Strand, fields.worded(Strand)] = fields.choice_field("Del av", Strand)
    belongs_to: Text = fields.id_field("Hör till")
    text: Text = fields.text_field("Aktivitet", 600)
    owner: Text = fields.text_field("Ansvarig", 120)
    node: Text = fields.text_field("Enhet", 120)
    due: Day = fields.date_field("Klar senast")
    state: Annotated[ActivityState, fields.worded(ActivityState)] = fields.choice_field("Läge", ActivityState)
    note: Text = fields.note_field()

    def done(self) -> Activity:
        """The same, closed."""
        return self.model_copy(update={"state": ActivityState.DONE})


KINDS: dict[RecordKind, type[Record]] = {
    model.kind: model for model in (WorkArea, Risk, Control, ControlResult, Activity)
}


def columns(model: type[Record]) -> list[str]:
    """The fields of a kind in the order people fill them in; not an id that follows from the others."""
    own = [field for field in model.model_fields if field not in Record.model_fields]
    return [*(["id"] if model.letter else []), *own, "invented"]
