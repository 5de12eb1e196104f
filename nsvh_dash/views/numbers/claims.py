"""What the words around a number say that it is: the target, a change since New Year, the period's figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views.numbers.facts import Base, Meaning
from nsvh_dash.views.numbers.reading import Hedge, Number

_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
_NAMED = "|".join(_MONTHS)
_SHORT = "|".join(month[:3] for month in _MONTHS)
_LAST_YEARS_WORDS = r"föregående år\w*|förra året\w*|förra årets|i fjol\w*|fjolåret\w*|ett år tidigare|året innan"
_HEDGE = r"(?:(?:cirka|ca\.?|ungefär|omkring|drygt|knappt|nästan|närmare|strax|totalt|hela)\s+)*[(+\-−–]?\s*$"
_UP = "fler|högre|mer|över|längre|bättre|ökning|ökat|ökar|ökade|öka|stigit|steg|växt|växer"
_DOWN = "färre|lägre|mindre|under|kortare|sämre|minskning|minskat|minskar|minskade|minska|sjunkit|sjönk|tappat|nedgång"
_GOAL = r"(?:mål(?!grupp|styr|tal\b|uppfyll|sätt)\w*|målsättning\w*|budget\w*|plan\w*)"
_MOVED = r"förändring\w*|förbättr\w*|försämr\w*"
_TELLS = r"(?:uppgår|uppgick|landa\w*|ligger på|blev|utfall\w*|noterades)"
"""Verbs after which a number is a value, whatever stood before."""
_PERIOD_WORDS: tuple[tuple[str, tuple[PeriodKind, ...]], ...] = (
    (r"(?<!\w)R\s?12(?!\w)|rullande|(?:senaste|sista) (?:12|tolv)|tolv månader\w*", (PeriodKind.ROLLING_12,)),
    (
        rf"(?<!\w)(?:januari|jan)\.?\s*(?:[-–−]|till(?: och med)?|t\.?o\.?m\.?)\s*(?P<until>{_NAMED}|{_SHORT})",
        (PeriodKind.YEAR_TO_DATE,),
    ),
    (rf"(?:efter|till och med|t\.o\.m\.|tom|fram till)\s+(?P<until>{_NAMED})", (PeriodKind.YEAR_TO_DATE,)),
    (
        r"(?:under|för|i|hela) perioden|periodens|hittills|årets (?:fyra )?första(?: \w+)? månader|ackumulera\w+|"
        r"(?<!\w)ack(?!\w)|sedan årets början",
        (PeriodKind.YEAR_TO_DATE,),
    ),
    (r"tertial\w*", (PeriodKind.TERTIAL, PeriodKind.YEAR_TO_DATE)),
    (
        rf"(?:i|sista|under|för|den sista)\s+(?P<until>{_NAMED})(?!\w|\s*[-–−]|\s+till)|(?P<own>{_NAMED})s(?!\w)",
        (PeriodKind.MONTH,),
    ),
    (r"(?:i|under|för|den här|denna) månaden|månadens|denna månad", (PeriodKind.MONTH,)),
    (rf"per\s+(?P<until>{_NAMED})", ()),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The period a sentence speaks of; no kinds means that any fits."""

    kinds: tuple[PeriodKind, ...]
    month: Month | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a number is said to be."""

    meanings: tuple[Meaning, ...]
    words: str
    """How a person would name it: `avvikelsen mot målet`."""
    base: Base | None = None
    direction: int = 0
    """+1 or −1 where the words say more or less."""
    is_explicit: bool = False
    """True when words or a sign give the meaning; a plain number is taken for the value."""
    same_period: bool = False
    """True for last year's same period, which is never the whole of that year."""


_TARGET = Claim((Meaning.TARGET,), "målvärdet", is_explicit=True)
_COMPARED = Claim((Meaning.LAST_YEAR, Meaning.EARLIER, Meaning.TARGET), "det som jämförs med", is_explicit=True)
_FROM = Claim((Meaning.EARLIER, Meaning.LAST_YEAR), "ett tidigare utfall", is_explicit=True)


@dataclass(frozen=True, slots=True)
class Around:
    """A number with the words of its sentence before it, back to the last number, and after it, up to the next."""

    number: Number
    before: str
    after: str
    whole_before: str
    sentence: str
    last_year: int


def around(sentence: str, numbers: Iterable[Number], number: Number, month: Month) -> Around:
    """The words around one of the numbers of a sentence."""
    others = list(numbers)
    start = max((other.end for other in others if other.end <= number.start), default=0)
    end = min((other.start for other in others if other.start >= number.end), default=len(sentence))
    return Around(
        number,
        sentence[start : number.start],
        sentence[number.end : end],
        sentence[: number.start],
        sentence,
        month.year - 1,
    )


def claim_of(words: Around) -> Claim | None:
    """What a number is said to be; None when it is a part of something else or no figure at all."""
    if words.number.of_units:
        return _of_units(words)
    if re.search(r"(?:av dessa|varav|därav|bland annat|exempelvis)\W*(?:\w+\W+){0,2}$", words.before, re.I):
        own = re.match(r"\s*(?:för|inom|i|på|hos)\s+[A-ZÅÄÖ]", words.after)
        if not own:
            return None
    return _from_after(words) or _from_before(words) or Claim((Meaning.VALUE,), "utfallet")


def is_joined(words: Around) -> bool:
    """`mot målen 76 % och 40 %`: a number that goes with the one before it."""
    return bool(words.whole_before.strip() and re.fullmatch(r"\s*(?:och|samt|respektive|,)\s*", words.before))


def _of_units(words: Around) -> Claim | None:
    near = words.before[-40:] + words.after.split(",")[0]
    if re.search(r"(?:högst|lägst|bäst|sämst)", words.after) or not re.search(
        r"\b(?:nå\w*|klara\w*|uppnå\w*|uppfyll\w*|missa\w*|ligger (?:över|under))", near
    ):
        return None
    if re.search(r"(?:inte|ej)\s+(?:når|nådde|klara|uppnå)|når\s+(?:inte|ej)|missa|ligger under", near):
        return Claim((Meaning.NOT_REACHED,), "antalet enheter som inte når målet", is_explicit=True)
    return Claim((Meaning.REACHED,), "antalet enheter som når målet", is_explicit=True)


def _from_after(words: Around) -> Claim | None:
    """`254 färre än målet`, `6 000 fler i jämförelse med`, `51 % motsvarande period`."""
    after = words.after
    goal = re.match(
        rf"\s*(?:\w+\s+)?(?P<way>{_UP}|{_DOWN}|från|kvar|ifrån|till)\b[^.,;]{{0,30}}?\b{_GOAL}", after, re.I
    )
    if goal:
        return Claim((Meaning.DEVIATION,), "avvikelsen mot målet", None, _way(goal["way"]), True)
    change = re.match(rf"\s*(?:\w+\s+)?(?P<way>{_UP}|{_DOWN})\b", after, re.I)
    if change and change["way"].lower() not in ("under", "över"):
        base = _base(words, words.after) or _base(words, words.sentence)
        return Claim((Meaning.CHANGE,), "förändringen", base, _way(change["way"]), True)
    same = r"(?:samma|motsvarande) (?:period|månad|tid|tertial)"
    earlier = rf"[\s(]*(?:(?:för|under|i|år) )?(?:{same}|{_year(words)})"
    if match := re.match(earlier, after, re.I):
        is_same = bool(re.search(same, match[0], re.I))
        return Claim((Meaning.LAST_YEAR,), "utfallet ett år tidigare", is_explicit=True, same_period=is_same)
    return None


def _from_before(words: Around) -> Claim | None:
    """The cue that stands nearest before the number."""
    before = words.before
    deviation = Claim((Meaning.DEVIATION,), "avvikelsen", is_explicit=True)
    cues = [
        (rf"(?<!\w){_GOAL}(?!.*{_TELLS})[^;]{{0,60}}$", None if _is_against(before) else _TARGET),
        (r"(?:avvik|budgetavvik|överskott|underskott|saknas|fattas)[^;]{0,70}$", deviation),
        (rf"(?<!\w)(?:{_UP}|{_DOWN}|{_MOVED})(?!.*{_TELLS})[^;]{{0,70}}\b(?:med|om|på)\s+{_HEDGE}", _change(words)),
        (rf"(?<!\w)(?:mot|jämför\w*(?: med)?|jmfr?|än)\W*{_HEDGE}", _COMPARED),
        (rf"(?<!\w)från\s+(?:en\s+)?{_HEDGE}", _FROM),
        (r"prognos[^;]{0,60}$", Claim((Meaning.FORECAST, Meaning.VALUE), "prognosen")),
        (r"(?:högst|lägst|bäst|sämst)[^;]{0,40}$", Claim((Meaning.BEST, Meaning.VALUE), "de bästa enheternas utfall")),
        (rf"(?:{_year(words)})[^;]{{0,80}}$", _only_last_year(words)),
    ]
    found = [(_last(pattern, before), claim) for pattern, claim in cues if claim is not None]
    known = [(place, claim) for place, claim in found if place >= 0]
    if words.number.hedge in (Hedge.ABOVE, Hedge.BELOW) and _TARGET not in (claim for _, claim in known):
        is_limit = bool(re.search(r"(?<!\w)(?:når|nått|medelvärde|ligger|landa)", before, re.I))
        return Claim((Meaning.TARGET, Meaning.VALUE), "gränsen", is_explicit=is_limit)
    return max(known, key=lambda cue: cue[0])[1] if known else None


def _is_against(before: str) -> bool:
    """`Avvikelsen mot budget uppgår till` tells a deviation, not a budget."""
    return bool(re.search(rf"avvik\w*[^.;]*\bmot\b[^.;]*{_GOAL}", before, re.I))


def _last(pattern: str, text: str) -> int:
    """Where the last occurrence of a cue begins; −1 when there is none."""
    place, start = -1, 0
    while match := re.compile(pattern, re.IGNORECASE).search(text, start):
        place, start = match.start(), match.start() + 1
    return place


def _change(words: Around) -> Claim | None:
    if re.search(r"(?<!\w)mål\w*[^.;\d]*\batt\b[^.;\d]*$", words.before, re.I):
        return _TARGET  # `målet är att öka med 500` tells a target
    ways = re.findall(rf"(?<!\w)({_UP}|{_DOWN})\b", words.before, re.I)
    base = _base(words, words.after) or _base(words, words.before)
    return Claim((Meaning.CHANGE,), "förändringen", base, _way(ways[-1]) if ways else 0, True)


def _only_last_year(words: Around) -> Claim | None:
    """`Under hela 2023 … uppgick till 30,1`: last year's, unless this year is spoken of too."""
    this_year = rf"{words.last_year + 1}|januari|i år|årets|perioden|hittills|innevarande"
    if re.search(this_year, words.whole_before, re.I) or re.match(r"\s*(?:fler|färre)", words.after):
        return None
    return Claim((Meaning.LAST_YEAR,), "utfallet ett år tidigare", is_explicit=True)


def _year(words: Around) -> str:
    return rf"{words.last_year}(?!-)|{_LAST_YEARS_WORDS}"


def _way(word: str) -> int:
    lower = word.lower()
    return 1 if lower in _UP.split("|") else -1 if lower in _DOWN.split("|") else 0


def _base(words: Around, text: str) -> Base | None:
    if re.search(r"årsskiftet|nyår|årets (?:början|ingång|start)|årsstarten", text, re.I):
        return Base.NEW_YEAR
    if re.search(rf"(?:samma|motsvarande) (?:period|månad|tid|tertial)|{_year(words)}", text, re.I):
        return Base.LAST_YEAR
    if re.search(r"(?:föregående|förra) månad\w*|månaden (?:innan|före)", text, re.I):
        return Base.PREVIOUS_MONTH
    return None


def stretch_of(sentence: str, start: int, end: int, month: Month) -> Stretch | None:
    """The period that the words nearest a number name; None when the sentence names none."""
    found: list[tuple[int, Stretch]] = []
    for pattern, kinds in _PERIOD_WORDS:
        for match in re.finditer(pattern, sentence, re.IGNORECASE):
            named = next((name for name in match.groupdict().values() if name), None)
            distance = start - match.end() if match.end() <= start else 2 * (match.start() - end)
            found.append((distance, Stretch(kinds, _month(named, month))))
    rolling = [stretch for _, stretch in found if stretch.kinds == (PeriodKind.ROLLING_12,)]
    if rolling:
        return Stretch(rolling[0].kinds, next((s.month for _, s in found if s.month), None))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _month(name: str | None, month: Month) -> Month | None:
    if name is None:
        return None
    number = next(n for n, full in enumerate(_MONTHS, 1) if full.startswith(name.lower()[:3]))
    return Month(month.year if number <= month.month else month.year - 1, number)
