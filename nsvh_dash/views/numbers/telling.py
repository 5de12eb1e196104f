"""The verdicts in Swedish, with what a number means and what would have been right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nsvh_dash.model.catalogue import fold
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.views.numbers.claims import Around, claim_of
from nsvh_dash.views.numbers.facts import Fact, Meaning
from nsvh_dash.views.numbers.findings import Finding, Verdict
from nsvh_dash.views.numbers.matching import Asked, nearest
from nsvh_dash.views.numbers.passages import Sentence
from nsvh_dash.views.numbers.reading import Hedge, Number

_NOT_A_NOUN = frozenset(
    "under i för på av och eller samt men som vilket är var har hade mot jämfört jämför sedan fler färre mer mindre"
    " högre lägre till från per inom vid efter totalt stycken st personer invånare gånger en ett den det de att än"
    " respektive nya fler hittills nådde uppgår uppgick ökning minskning när utifrån med om utan samma motsvarande"
    " jfr jmf innan över".split()
)
"""What may follow a number without saying what is counted."""
_MOST_FIGURES = 3


def not_held(sentence: Sentence, number: Number) -> Finding:
    """A number nobody here follows."""
    return _finding(sentence, number, Verdict.NOT_HELD, explanation="Talet gäller inget som följs här.")


def agreeing(sentence: Sentence, asked: Asked, facts: Sequence[Fact]) -> Finding:
    """A number that is what its words say."""
    fact = nearest(asked.number, facts)[0]
    means = _means(asked, fact)
    return _finding(
        sentence, asked.number, Verdict.AGREES, asked, fact, means=means, explanation=f"Stämmer: {means}."
    )  # fmt: skip


def not_checked(sentence: Sentence, asked: Asked, facts: Sequence[Fact]) -> Finding:
    """A number whose figure is not known, so that nobody can say."""
    node = facts[0] if facts else None
    text = f"Kan inte prövas: {asked.claim.words} för {_name(asked)} finns inte bland siffrorna."
    return _finding(sentence, asked.number, Verdict.NOT_CHECKED, asked, node, explanation=text)


def alarming(sentence: Sentence, asked: Asked, wanted: Sequence[Fact], others: Sequence[Fact]) -> Finding:
    """A number that is not what its words say: another figure, or none."""
    # A month's and a year's figure of the same sort are told in that order, not by which is nearer by chance.
    right = sorted(nearest(asked.number, wanted)[:_MOST_FIGURES], key=lambda fact: (fact.meaning, fact.kind or ""))
    expected = "; ".join(f"{fact.label} är {fact.shown}" for fact in right)
    same = [fact for fact in others if fact not in wanted] or [fact for fact in others if _turned(asked, fact)]
    if same:
        fact = min(same, key=lambda fact: list(Meaning).index(fact.meaning))
        means = _means(asked, fact)
        text = f"Talet är {means}, men orden talar om {asked.claim.words}: {expected}."
        return _finding(sentence, asked.number, Verdict.WRONG_MEANING, asked, fact, means, expected, text)
    text = f"Inget av talen för {_name(asked)} är {asked.number.text}. Närmast: {expected}."
    return _finding(sentence, asked.number, Verdict.NO_MATCH, asked, right[0], "", expected, text)


def counts_the_same(indicator: Indicator, after: str) -> bool:
    """True unless the word after a number says that something else is counted."""
    match = re.match(r"\s*([^\W\d_]+)", after)
    if match is None or not match[1].islower() or match[1] in _NOT_A_NOUN:
        return True
    names = " ".join([indicator.counted, indicator.name, *indicator.mentions, *_cases(indicator)]).casefold()
    return any(match[1].startswith(word) or word.startswith(match[1]) for word in re.findall(r"[^\W\d_]{4,}", names))


def is_in_its_name(indicator: Indicator, number: Number, after: str) -> bool:
    """`fler än 5 läkemedel` is how the indicator is called, no figure of it."""
    said = re.match(r"\s*[^\W\d_]+", after)
    text = fold(f"{number.text}{said[0]}") if said else fold(number.text)
    return any(text in fold(name) for name in (indicator.name, *indicator.aliases))


def is_change(words: Around) -> bool:
    """True when a number is said to be a change."""
    claim = claim_of(words)
    return claim is not None and Meaning.CHANGE in claim.meanings


def _cases(indicator: Indicator) -> tuple[str, ...]:
    return (indicator.cases.one, indicator.cases.many) if indicator.cases else ()


def _turned(asked: Asked, fact: Fact) -> bool:
    """The right figure the wrong way: more where it is less."""
    return bool(asked.claim.direction or asked.number.sign) and fact.meaning in asked.claim.meanings


def _means(asked: Asked, fact: Fact) -> str:
    rounded = "" if _is_close(asked.number, fact) else ", avrundat nedåt"
    return f"{_name(asked)}, {fact.label}: {fact.shown}{rounded}"


def _is_close(number: Number, fact: Fact) -> bool:
    return number.hedge is not Hedge.NONE or abs(abs(fact.value) - number.value) <= number.step / 2 * (1 + 1e-9) + 1e-9


def _name(asked: Asked) -> str:
    return asked.subject.short_name if isinstance(asked.subject, Indicator) else asked.subject.name


def _finding(
    sentence: Sentence,
    number: Number,
    verdict: Verdict,
    asked: Asked | None = None,
    fact: Fact | None = None,
    means: str = "",
    expected: str = "",
    explanation: str = "",
) -> Finding:
    start = sentence.start + number.start
    return Finding(
        line=sentence.line_of(number.start),
        start=start,
        end=sentence.start + number.end,
        number=" ".join(number.text.split()),
        verdict=verdict,
        subject=asked.subject.id if asked else "",
        unit=fact.node_id if fact else "",
        means=means,
        expected=expected,
        explanation=explanation,
    )
