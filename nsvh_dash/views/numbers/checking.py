"""The number check: each number of a text, what it is about, what its words claim, and whether that is so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from nsvh_dash.kpi import Snapshot
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import Account
from nsvh_dash.model.indicator import Indicator, Measure, UnitRule
from nsvh_dash.model.period import Month
from nsvh_dash.views.lookup import place
from nsvh_dash.views.numbers import telling
from nsvh_dash.views.numbers.claims import Around, Claim, Stretch, around, claim_of, is_joined, stretch_of
from nsvh_dash.views.numbers.facts import Fact, indicator_facts
from nsvh_dash.views.numbers.findings import Finding, TextCheck
from nsvh_dash.views.numbers.matching import Asked, equal, fits_unit, meant, others_equal
from nsvh_dash.views.numbers.money_facts import account_facts
from nsvh_dash.views.numbers.passages import Paragraph, Sentence, paragraphs
from nsvh_dash.views.numbers.places import Places
from nsvh_dash.views.numbers.reading import Number, Unit, numbers_of
from nsvh_dash.views.numbers.subjects import Mention, Vocabulary

Subject = Indicator | Account


@dataclass
class _Memory:
    """What the sentences of a paragraph have spoken of so far."""

    mentions: list[Mention] = field(default_factory=list)
    nodes: list[str] = field(default_factory=list)
    stretches: dict[str, Stretch] = field(default_factory=dict)
    """The period each subject was last spoken of for."""


class NumberCheck:
    """Holds texts against the figures of a node and month; remembers what it has read, for text as it is written."""

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> None:
        self.snapshot, self.catalogue, self.month = snapshot, catalogue, month
        self.places = Places(catalogue.organisation, node_id, month)
        self._facts: dict[tuple[str, str], list[Fact]] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the catalogue; made when the first text is read."""
        return Vocabulary.of(self.catalogue)

    def facts(self, subject_id: str) -> list[Fact]:
        """Everything known of an indicator or account at the node asked about; nothing of what has no figures."""
        subject = self.catalogue.indicators_by_id.get(subject_id) or self.catalogue.accounts_by_id.get(subject_id)
        return self._known(subject, self.places.asked) if subject else []

    def check(self, text: str) -> TextCheck:
        """Every number of a text with its verdict."""
        found = [finding for paragraph in paragraphs(text) for finding in self._paragraph(paragraph)]
        return TextCheck(self.places.asked, self.month, tuple(found))

    def _paragraph(self, paragraph: Paragraph) -> list[Finding]:
        memory = _Memory()
        headed = [mention.node_id for mention in self.vocabulary.nodes(paragraph.heading)]
        found = []
        for sentence in paragraph.sentences:
            found += self._sentence(sentence, memory, headed)
            self._remember(sentence, memory)
        return found

    def _remember(self, sentence: Sentence, memory: _Memory) -> None:
        mentions = self.vocabulary.mentions(sentence.text)
        stretch = stretch_of(sentence.text, 0, 0, self.month)
        if mentions:
            named = {mention.subject.id for mention in mentions}
            memory.mentions = [*mentions, *(m for m in memory.mentions if m.subject.id not in named)]
            memory.stretches = {m.subject.id: stretch for m in mentions if stretch} | {
                subject: known for subject, known in memory.stretches.items() if not stretch
            }
        memory.nodes += [mention.node_id for mention in self.vocabulary.nodes(sentence.text)]

    def _sentence(self, sentence: Sentence, memory: _Memory, headed: Sequence[str]) -> list[Finding]:
        numbers = numbers_of(sentence)
        if not numbers:
            return []
        own = self.vocabulary.mentions(sentence.text)
        nodes = self.vocabulary.nodes(sentence.text)
        foreign = self.vocabulary.speaks_of_another(sentence.text)
        found: list[Finding] = []
        claim: Claim | None = None
        for number in numbers:
            words = around(sentence.text, numbers, number, self.month)
            before, claim = claim, claim_of(words)
            if before is not None and claim is not None and not claim.is_explicit and is_joined(words):
                claim = before
            bound = self.places.bind(sentence.text, numbers, number, nodes, [*headed, *memory.nodes])
            if claim is None or (foreign is not None and _is_nearer(foreign, own, number)):
                found.append(telling.not_held(sentence, number))
                continue
            stretch = stretch_of(sentence.text, number.start, number.end, self.month)
            found.append(self._judge(sentence, words, claim, stretch, own, memory, bound))
        return found

    def _judge(
        self,
        sentence: Sentence,
        words: Around,
        claim: Claim,
        stretch: Stretch | None,
        own: list[Mention],
        memory: _Memory,
        bound: Sequence[str],
    ) -> Finding:
        """The verdict on one number: of the subjects it may be about, the likeliest, or one that it agrees with."""
        number = words.number
        candidates = [
            candidate
            for mentions in (own, memory.mentions)
            for node_id in bound
            for candidate in self._ranked(mentions, words, node_id)
        ]
        asked = [
            (Asked(number, claim, stretch or self._inherited(memory, subject), self.month, subject), facts)
            for subject, facts in candidates
        ]
        if not asked:
            return telling.not_held(sentence, number)
        for question, facts in asked:
            if right := equal(question, meant(question, facts)):
                return telling.agreeing(sentence, question, right)
        question, facts = asked[0]
        wanted = meant(question, facts)
        others = others_equal(question, facts)
        if not wanted or (not claim.is_explicit and self._is_doubtful(sentence, question, own)):
            return telling.not_checked(sentence, question, facts)
        return telling.alarming(sentence, question, wanted, others)

    def _is_doubtful(self, sentence: Sentence, question: Asked, own: list[Mention]) -> bool:
        """A plain number in a sentence that names neither its subject nor a node may be about something else."""
        if any(mention.subject.id == question.subject.id for mention in own) or "utfall" in sentence.text.casefold():
            return False
        return not self.vocabulary.nodes(sentence.text)

    def _inherited(self, memory: _Memory, subject: Subject) -> Stretch | None:
        """The period of an earlier sentence of the paragraph on the same subject, or on what it is a share of."""
        known = [subject.id]
        if isinstance(subject, Indicator):
            known += [*subject.numerator, *subject.denominator]
        return next((memory.stretches[name] for name in known if name in memory.stretches), None)

    def _ranked(self, mentions: list[Mention], words: Around, bound: str) -> list[tuple[Subject, list[Fact]]]:
        """The subjects a number may be about by their units, the most fully and most closely named first."""
        number = words.number
        ranked = sorted(
            self.places.likeliest(mentions, bound),
            key=lambda m: (
                -m.words,
                self.places.distance(m.home or bound, bound),
                m.distance(number.start),
            ),
        )
        with_facts = [(m.subject, self._known(m.subject, bound)) for m in ranked if self._may_count(m.subject, words)]
        return [(subject, facts) for subject, facts in with_facts if fits_unit(number, facts)]

    def _may_count(self, subject: Subject, words: Around) -> bool:
        """`20 557 patienter` is no number of children: what is counted has to be what the indicator counts."""
        number = words.number
        if number.unit is Unit.PERCENT and isinstance(subject, Indicator) and not _is_share(subject):
            return claim_of(words) is not None and telling.is_change(words)
        if number.unit is not Unit.COUNT or number.of_units or not isinstance(subject, Indicator):
            return True
        return telling.counts_the_same(subject, words.after) and not telling.is_in_its_name(
            subject, number, words.after
        )

    def _known(self, subject: Subject, node_id: str) -> list[Fact]:
        """All that is known of a subject at a node, or at the node its figures are followed at."""
        key = (subject.id, self._at(subject, node_id) if isinstance(subject, Indicator) else node_id)
        if key not in self._facts:
            self._facts[key] = (
                indicator_facts(self.snapshot, self.catalogue, subject, key[1], self.month)
                if isinstance(subject, Indicator)
                else account_facts(self.snapshot, subject, key[1], self.month)
            )
        return self._facts[key]

    def _at(self, indicator: Indicator, node_id: str) -> str:
        """Where an indicator's figures lie; a group has none of what is only reported for the whole area."""
        if indicator.unit_rule is UnitRule.REPORTED and not self.catalogue.organisation[node_id].kind.is_unit:
            return indicator.home
        for wanted in (node_id, self.places.asked):
            if placed := place(self.catalogue, indicator, wanted, self.month):
                return placed.node_id
        return indicator.home


def _is_share(indicator: Indicator) -> bool:
    return indicator.measure in (Measure.PERCENT, Measure.DONE_OF_PLANNED)


def _is_nearer(foreign: int, own: list[Mention], number: Number) -> bool:
    """True when the last thing named before a number is nothing that is followed here."""
    if foreign > number.start:
        return not own
    return all(max((p for p in m.places if p < number.start), default=-1) < foreign for m in own)
