"""What can be asked on the command line, and where the answer comes from."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from nsvh_dash.cli import (
    arguments,
    commenting,
    control_charts,
    explaining,
    handing_out,
    meetings,
    reading,
    record_arguments,
    text_checking,
    watching,
    writing,
)
from nsvh_dash.cli.arguments import WrongCall
from nsvh_dash.cli.swedish import speak_swedish
from nsvh_dash.exports.tables import EXPORTS
from nsvh_dash.model.errors import ImportRefused, NsvhError, system_reason
from nsvh_dash.settings import Settings

_REFUSED = 1
_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it was done, 1 when the input was refused, 2 when the call was wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console is not UTF-8 by itself
    speak_swedish()
    options = _parser().parse_args(arguments)
    try:
        code = int(options.run(Settings(), options))
        sys.stdout.flush()
        return code
    except ImportRefused as refusal:
        return writing.show_refusal(refusal, options)
    except NsvhError as error:
        print(error, file=sys.stderr)
        return _USAGE if isinstance(error, WrongCall) else _REFUSED
    except BrokenPipeError:  # whoever read the answer has had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(
            f"{error.filename or 'Filen'}: det går inte att läsa eller skriva. {system_reason(error)}", file=sys.stderr
        )
        return _REFUSED


if TYPE_CHECKING:
    _Commands: TypeAlias = argparse._SubParsersAction["_Parser"]


class _Formatter(argparse.HelpFormatter):
    """Help with a Swedish first word."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Användning: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse speaks English by itself; its headings and the first line of a mistake are ours."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **options)
        self._positionals.title = "Argument"
        self._optionals.title = "Flaggor"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        print(f"Felaktigt anrop: {message}", file=sys.stderr)
        print(self.format_usage(), end="", file=sys.stderr)
        sys.exit(_USAGE)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m nsvh_dash", description="Närsjukvårdens uppföljning på kommandoraden.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    _add_writing(commands)
    _add_reading(commands)
    _add_explaining(commands)
    _add_meetings(commands)
    _add_handouts(commands)
    record_arguments.add(commands, _command)
    return parser


def _command(commands: _Commands, name: str, does: str, run: object) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=does, description=does)
    command.add_argument("--json", action="store_true", help="svara med JSON")
    command.set_defaults(run=run)
    return command


def _add_writing(commands: _Commands) -> None:
    build = _command(commands, "build", "skapa eller uppgradera databasen", writing.build)
    build.add_argument(
        "--demo", action="store_true", help="fyll en tom databas med demodata genom den vanliga importen"
    )
    take = _command(commands, "import", "importera filer som en omgång", writing.import_files)
    take.add_argument("files", nargs="+", type=Path, metavar="FIL")
    take.add_argument("--profile", metavar="PROFIL", help="importprofilens id, om den inte ska kännas igen")
    take.add_argument("--dry-run", action="store_true", help="pröva utan att spara")
    take.add_argument("--partial", action="store_true", help="behåll de rader som är rätt")
    take.add_argument("--note", default="", metavar="TEXT", help="en anteckning till importloggen")
    watch = _command(commands, "watch", "importera det som läggs i en mapp, fil för fil", watching.watch)
    watch.add_argument("folder", type=Path, metavar="MAPP")
    watch.add_argument("--once", action="store_true", help="ta det som ligger där och sluta")
    watch.add_argument("--profile", metavar="PROFIL", help="importprofilens id, om den inte ska kännas igen")
    for name, does, run in (
        ("undo", "ångra en import", writing.undo),
        ("redo", "låt en ångrad import gälla igen", writing.redo),
    ):
        reverse = _command(commands, name, does, run)
        reverse.add_argument("batch", type=arguments.batch_number, metavar="IMPORT")
        reverse.add_argument("--note", default="", metavar="SKÄL", help="skälet")
    _command(commands, "batches", "visa importloggen", writing.batches)
    copy = _command(commands, "backup", "kopiera databasen till en fil, också medan någon importerar", writing.backup)
    copy.add_argument("file", type=Path, metavar="FIL.duckdb")
    _command(commands, "check", "pröva att databasen är hel och siffrorna rätt räknade", writing.check)


def _add_reading(commands: _Commands) -> None:
    _command(commands, "catalogue", "visa enheter och indikatorer", reading.catalogue)
    kpi = _command(commands, "kpi", "visa en indikators alla siffror", reading.kpi)
    kpi.add_argument("indicator", metavar="INDIKATOR")
    finance = _command(commands, "finance", "visa en ekonomitabell", reading.finance)
    finance.add_argument("table", metavar="TABELL", choices=reading.FINANCE_TABLES)
    goals = _command(commands, "goals", "visa målstyrningen med läget för varje mål och uppdrag", reading.goals)
    goals.add_argument("--year", type=int, metavar="ÅR", help="planens år; annars den plan som hör till månaden")
    for command in (kpi, finance, goals):
        _add_place(command)
    _add_spc(commands)
    export = _command(commands, "export", "skriv data till fil", reading.export)
    export.add_argument("what", choices=EXPORTS, metavar="observations|kpi|catalogue")
    export.add_argument("-o", "--output", required=True, type=Path, metavar="FIL.csv|.parquet")


def _add_explaining(commands: _Commands) -> None:
    why = _command(commands, "why", "visa hur en siffra har blivit till", explaining.why)
    why.add_argument("indicator", metavar="INDIKATOR")
    _add_place(why)
    why.add_argument(
        "--period",
        choices=explaining.PERIODS,
        metavar="|".join(explaining.PERIODS),
        help="perioden som slutar med månaden; annars den som indikatorn följs upp för",
    )
    check_text = _command(commands, "check-text", "pröva talen i en text mot siffrorna", text_checking.check_text)
    check_text.add_argument("file", type=Path, metavar="TEXTFIL")
    _add_place(check_text)
    _add_commenting(commands)
    revision = _command(commands, "revision", "visa vilka siffror en import ändrade", explaining.revision)
    revision.add_argument("batch", type=arguments.batch_number, metavar="IMPORT")


def _add_commenting(commands: _Commands) -> None:
    comment = _command(commands, "comment", "skriv en kommentar till en siffra", commenting.comment)
    comment.add_argument("subject", metavar="INDIKATOR|KONTO|UPPDRAG")
    comment.add_argument("file", type=Path, metavar="TEXTFIL")
    comment.add_argument("--author", default="", metavar="NAMN", help="den som skriver; annars den inloggade")
    comment.add_argument("--sign", action="store_true", help="klarmarkera; talen ska stämma eller ett skäl anges")
    comment.add_argument("--reason", default="", metavar="SKÄL", help="varför tal som inte stämmer står kvar")
    comments = _command(commands, "comments", "visa kommentarerna", commenting.comments)
    comments.add_argument("--history", action="store_true", help="alla versioner, den senaste först")
    for command in (comment, comments):
        command.add_argument("--unit", required=True, metavar="ENHET")
        command.add_argument("--month", required=True, type=arguments.month, metavar="ÅÅÅÅ-MM")


def _add_handouts(commands: _Commands) -> None:
    workbook = _command(commands, "workbook", "skriv en enhets alla siffror till en arbetsbok", handing_out.workbook)
    _add_place(workbook)
    workbook.add_argument("-o", "--output", required=True, type=Path, metavar="FIL.xlsx")
    report = _command(commands, "report", "skriv uppföljningsrapporten som Word eller PDF", handing_out.report)
    report.add_argument("-o", "--output", required=True, type=Path, metavar="FIL.docx|.pdf")
    _add_place(report)
    deck = _command(commands, "deck", "skriv bilderna till ett dialogmöte som presentation eller PDF", handing_out.deck)
    _add_place(deck, required=False)
    deck.add_argument(
        "--meeting", type=arguments.meeting_number, metavar="MÖTE", help="ett sparat möte i stället för förslaget"
    )
    deck.add_argument("-o", "--output", required=True, type=Path, metavar="FIL.pptx|.pdf")


def _add_meetings(commands: _Commands) -> None:
    _command(commands, "meetings", "visa dialogmötena", meetings.meetings)
    create = _command(commands, "new-meeting", "gör ett dialogmöte av de bilder som föreslås", meetings.create)
    create.add_argument("name", metavar="NAMN")
    create.add_argument("--date", required=True, type=arguments.date, metavar="ÅÅÅÅ-MM-DD", help="mötets dag")
    create.add_argument("--unit", required=True, metavar="ENHET")
    create.add_argument("--month", required=True, type=arguments.month, metavar="ÅÅÅÅ-MM")
    meeting = _command(commands, "meeting", "visa ett dialogmöte och vad som har ändrats sedan", meetings.meeting)
    meeting.add_argument("meeting", type=arguments.meeting_number, metavar="MÖTE")
    change = meeting.add_mutually_exclusive_group()
    change.add_argument("--freeze", action="store_true", help="spara det som visas nu, så att det inte ändras")
    change.add_argument("--thaw", action="store_true", help="låt ett fryst möte följa siffrorna igen")
    _add_as_of(meeting)


def _add_place(command: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Where, when, and as known at what time."""
    command.add_argument("--unit", required=required, metavar="ENHET")
    command.add_argument("--month", required=required, type=arguments.month, metavar="ÅÅÅÅ-MM")
    _add_as_of(command)


def _add_as_of(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as-of", type=arguments.as_of, metavar="IMPORT|DATUM", help="som det var känt efter en import eller en dag"
    )


def _add_spc(commands: _Commands) -> None:
    spc = _command(commands, "spc", "styrdiagram för en fil med kolumnerna date,value", control_charts.spc)
    spc.add_argument("file", type=Path, metavar="FIL.csv")
    spc.add_argument("--direction", required=True, choices=control_charts.DIRECTIONS, metavar="up|down|none")
    spc.add_argument("--target", type=arguments.finite, metavar="MÅL")
    spc.add_argument("--fix", type=int, metavar="N", help="lås gränserna efter de N första punkterna")
    spc.add_argument("--rebase", type=arguments.date, nargs="+", default=[], metavar="DATUM", help="börja om gränserna")
    spc.add_argument("--no-screen", action="store_true", help="behåll avvikande steg i gränserna")
