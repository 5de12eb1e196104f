"""The fixed words of the page Importera, and its sentences with counts in them."""

from __future__ import annotations

from collections.abc import Collection

from nsvh_dash.model.errors import Issue, Severity
from nsvh_dash.views import format as fmt
from nsvh_dash.views.importing.completeness import Arrival
from nsvh_dash.views.importing.preview import AcceptedIssue, BatchReceipt, FilePreview, ImportPreview
from nsvh_dash.views.importing.receipt import rows_of_each_kind

_NAMES_SHOWN = 3

TITLE = "Importera"
TAB_LABEL = "Del av sidan"
TAB_IMPORT, TAB_ARRIVALS, TAB_LOG = "ny", "leveranser", "logg"
TABS = {TAB_IMPORT: "Ny import", TAB_ARRIVALS: "Leveransläge", TAB_LOG: "Importlogg"}
"""The parts of the page, by the name each has in the address."""

DROP = "Leveransfiler, flera på en gång"
DROP_HELP = "CSV, text, XLSX, XLS eller ODS, högst 150 MB per fil. En fil med samma namn ersätter den förra."
STEPS_TITLE = "Så går det till"
STEPS = (
    "Släpp månadens filer. Inget sparas förrän du har sett vad de gör.",
    "Granska: fel med fil, rad och kolumn, varningar att godkänna, ändrade värden och hur siffrorna påverkas.",
    "Importera allt på en gång. Importen kan ångras, och filerna ligger kvar som de kom.",
)
FILES = "Filer"
FILE_HEADINGS = ("Fil", "Layout", "Rader", "Nya", "Ändrade", "Oförändrade", "Fel", "Varningar")
NO_PROFILE = "okänd layout"
REMOVE = "Ta bort"
NOTHING = "–"
MAP = "Beskriv layouten"
TRY_AGAIN = "Försök igen"
CANNOT_PREVIEW = "Filerna kunde inte granskas"

ERRORS, WARNINGS, CHANGES, EFFECTS = "Fel", "Varningar", "Ändringar", "Påverkan"
NO_ERRORS = "Inga fel."
NO_ERRORS_MORE = "Allt i filerna gick att läsa."
NO_WARNINGS = "Inga varningar."
NO_WARNINGS_MORE = "Kontrollerna mot tidigare leveranser av samma uppgifter gav inget att varna för."
NO_CHANGES = "Inga ändringar."
NO_CHANGES_MORE = "Det som står i filerna är redan inläst."
NO_EFFECTS = "Inga siffror påverkas."
NO_EFFECTS_MORE = "Ingen siffra på sidorna blir en annan än i dag."
ISSUE_HEADINGS = ("Fil", "Blad", "Rad", "Kolumn", "Värde", "Vad som är fel")
ERRORS_WHAT = (
    "Rätta i filen och släpp den igen med samma namn, så ersätter den den felaktiga. De andra filerna ligger kvar."
)
WARNINGS_WHAT = "Stämmer uppgiften, så godkänn den. Stämmer den inte, så rätta i filen och släpp den igen."
ACCEPT = "Godkänn"
ACCEPT_ALL = "Godkänn alla"
ACCEPT_NONE = "Ta tillbaka alla godkännanden"
CHANGE_HEADINGS = ("Indikator eller konto", "Enhet", "Period", "Slag", "Före", "Efter", "Vad som händer", "Fil")
EFFECT_HEADINGS = ("Siffra", "För", "Period", "Före", "Efter", "Skillnad", "Bedömning")

NOTE = "Anteckning till importloggen (frivillig)"
PARTIAL = "Importera det som gick att läsa och lämna det felaktiga utanför"
IMPORTING = "Importerar"
NOTHING_CHANGES = "Filerna ändrar ingenting."
NOTHING_READ = "Inget i filerna gick att läsa."
HAS_ERRORS = "Rätta felen, eller välj att lämna det felaktiga utanför."

NEW_IMPORT = "Ny import"
RECEIPT_FILES = "Filerna som de kom"
RECEIPT_ISSUES = "Vad som avvek"
RECEIPT_ISSUE_HEADINGS = (*ISSUE_HEADINGS, "Godkänd av")
LEFT_OUT = "lämnades utanför"
NOT_ACCEPTED = "inte tillfrågad"
WHO, WHEN, NOTED, ROWS, RESULT, STATE = "Vem", "När", "Anteckning", "Rader", "Utfall", "Läge"
COUNTS, WITHDRAWN = "Räknas", "Ångrad"
DOWNLOAD = "Ladda ner"
UNDO_TITLE = "Ångra importen"
UNDO_WHAT = "Uppgifterna slutar räknas och siffrorna blir som före importen. Inget raderas; importen kan räknas igen."
UNDO_WHY = "Varför ångras importen?"
REDO_TITLE = "Låt importen räknas igen"
REDO_WHY = "Varför ska den räknas igen?"
REASON_NEEDED = "Skriv varför. Skälet sparas i importloggen."

LOG_HEADINGS = ("Nr", "När", "Vem", "Vad", "Filer", "Rader", "Anteckning", "Läge")
LOG_EMPTY = "Inget har importerats än."
LOG_EMPTY_STEP = "Släpp de första filerna under Ny import."
OPEN_BATCH = "Öppna en import"
NO_BATCH = "Öppna en import …"
KIND = {"import": "Import", "withdrawal": "Ångrar", "restoration": "Räknas igen"}

SOURCES = "Källsystem"
SOURCE_HEADINGS = ("Källa", "Kommer", "Fråga", "Inkomna", "Väntade", "Försenade")
ALL_SOURCES = "Alla källor"
CHOOSE_SOURCE = "Källa"
CHOOSE_AREA = "Verksamhetsområde"
CHOOSE_SPAN = "Tid"
CHOOSE_SHOWN = "Visa"
SHOWN = {"saknas": "Det som saknas", "allt": "Allt"}
SPANS = {"3": "Tre månader", "6": "Sex månader", "12": "Tolv månader"}
MATRIX = "Vad som har kommit, per indikator, enhet och månad"
MATRIX_HEADINGS = ("Indikator", "Enhet")
NOTHING_MISSING = "Inget saknas."
NOTHING_MISSING_STEP = "Välj Allt för att se vad som har kommit."
ARRIVAL = {
    Arrival.RECEIVED: "Inkommen",
    Arrival.LATE: "Försenad",
    Arrival.EXPECTED: "Väntas",
    Arrival.NOT_DUE: "Inte dags",
    Arrival.NOT_ASKED: "–",
}


def counted(number: int, one: str, many: str) -> str:
    """`1 fil`, `412 filer`."""
    return fmt.with_unit(fmt.number(number), one if number == 1 else many)


def files(number: int) -> str:
    """`3 filer`."""
    return counted(number, "fil", "filer")


def tab(word: str, number: int) -> str:
    """`Varningar 3`: a heading of the preview with how many it holds."""
    return fmt.with_unit(word, fmt.number(number))


def commit_label(preview: ImportPreview) -> str:
    """What the button does: `Importera 3 filer: 412 nya, 7 ändrade uppgifter`."""
    read = [file for file in preview.files if file.rows]
    new, changed = sum(file.new for file in read), sum(file.changed for file in read)
    counts = ((new, "ny", "nya"), (changed, "ändrad", "ändrade"))
    parts = [counted(number, one, many) for number, one, many in counts if number]
    noun = "uppgift" if (changed or new) == 1 else "uppgifter"
    what = f": {', '.join(parts)} {noun}" if parts else ""
    return f"Importera {files(len(read))}{what}"


def hindrance(preview: ImportPreview, accepted: Collection[str], *, partial: bool) -> str:
    """Why the import cannot be done now; empty when it can."""
    if not preview.has_rows:
        return NOTHING_READ
    if preview.errors and not partial:
        return f"{fmt.capital(counted(len(preview.errors), 'fel', 'fel'))} i filerna. {HAS_ERRORS}"
    waiting = sum(warning.id not in accepted for warning in preview.warnings)
    if waiting:
        return f"{counted(waiting, 'varning väntar', 'varningar väntar')} på att godkännas."
    if not any(file.new or file.changed for file in preview.files):
        return NOTHING_CHANGES
    return ""


def layout(file: FilePreview) -> str:
    """The layout a file was read by, and what was done to its values."""
    return ". ".join(part for part in (file.profile_name or NO_PROFILE, file.factor_text) if part)


def is_fine(file: FilePreview) -> bool:
    """True for a file that nothing stands in the way of."""
    return not (file.needs_mapping or file.errors or file.warnings) and file.already_imported is None


def file_state(file: FilePreview) -> str:
    """How a file stands, in words."""
    if file.needs_mapping:
        return "Layouten är okänd"
    if file.errors:
        return "Har fel"
    if file.already_imported is not None:
        return f"Redan inläst, import {file.already_imported}"
    if file.warnings:
        return "Har varningar"
    return "Kan importeras"


def more(left: int, what: str) -> str:
    """What a list that ends early leaves out: `och 312 rader till`."""
    return f"… och {fmt.number(left)} {what} till."


def warning(issue: Issue) -> tuple[str, str]:
    """What is odd, and where it stands: `telefoni.csv, blad ”Data”, rad 14: ”612”`."""
    parts = [issue.file]
    if issue.sheet:
        parts.append(f"blad ”{issue.sheet}”")
    if issue.row is not None:
        parts.append(f"rad {fmt.number(issue.row)}")
    if issue.column:
        parts.append(f"kolumn ”{issue.column}”")
    found = "" if issue.value is None else f": ”{issue.value}”"
    return fmt.capital(issue.expected), ", ".join(parts) + found


def receipt_title(receipt: BatchReceipt) -> str:
    """`Import 42`, with what has become of it."""
    return f"Import {receipt.batch} är ångrad" if receipt.withdrawn_by is not None else f"Import {receipt.batch}"


def outcome(receipt: BatchReceipt) -> str:
    """`412 nya, 7 ändrade, 0 oförändrade`."""
    return ", ".join(rows_of_each_kind(receipt.new, receipt.changed, receipt.unchanged))


def state(receipt: BatchReceipt) -> str:
    """Whether the import counts; when it does not: since when, by whom and why."""
    if receipt.withdrawn_at is None:
        return COUNTS
    why = f": {receipt.withdrawn_reason}" if receipt.withdrawn_reason else ""
    return f"{WITHDRAWN} {fmt.moment(receipt.withdrawn_at)} av {receipt.withdrawn_actor}{why}"


def reversal_label(receipt: BatchReceipt) -> str:
    """What the button under the reason does."""
    return f"Räkna import {receipt.batch} igen" if receipt.withdrawn_by is not None else f"Ångra import {receipt.batch}"


def accepted_by(found: AcceptedIssue) -> str:
    """Who let an issue pass; errors are left out and asked of nobody."""
    if found.issue.severity is Severity.ERROR:
        return LEFT_OUT
    return found.accepted_by or NOT_ACCEPTED


def batch_label(batch: int, when: str, number_of_files: int) -> str:
    """`41 · 2024-05-08 14:05 · 3 filer`."""
    return f"{batch} · {when} · {files(number_of_files)}"


def kind(name: str, concerns: int | None) -> str:
    """`Import`, `Ångrar 41`."""
    return KIND[name] if concerns is None else f"{KIND[name]}: {concerns}"


def batch_state(name: str, *, withdrawn: bool) -> str:
    """Whether an import counts; nothing is said of withdrawals themselves."""
    if name != "import":
        return ""
    return WITHDRAWN if withdrawn else COUNTS


def file_names(names: tuple[str, ...]) -> str:
    """The first few file names and how many there are besides."""
    shown = ", ".join(names[:_NAMES_SHOWN])
    left = len(names) - _NAMES_SHOWN
    return f"{shown} och {left} till" if left > 0 else shown
