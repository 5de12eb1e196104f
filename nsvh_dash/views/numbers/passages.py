"""A text as people write reports: headings, paragraphs, bullets, sentences. Places are those of the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST_HEADING = 75
_BULLET = re.compile(r"\s*[•*–-]\s+\S")
_SENTENCE_END = re.compile(r"(?<=[.!?;)])\s+(?=[A-ZÅÄÖ”\"(•])")
_LABEL = re.compile(r"\s*[A-ZÅÄÖ][^.:]{3,60}:\s+\S")
"""`Tillgänglighet: Målet nås.` begins a new matter."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its text with line ends as spaces, and where it stands."""

    text: str
    start: int
    line: int = 1
    """The first line, counted from 1."""
    breaks: tuple[int, ...] = ()
    """Where in the sentence a line ends."""

    def line_of(self, place: int) -> int:
        """The line that a place of the sentence stands on."""
        return self.line + sum(end < place for end in self.breaks)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together, under the nearest heading."""

    heading: str
    sentences: tuple[Sentence, ...]


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text in order; headings are told with what stands under them."""
    heading, lines = "", _lines(text)
    block: list[tuple[int, str]] = []
    for number, (start, line) in enumerate(lines):
        following = next((then for _, then in lines[number + 1 :] if then.strip()), "")
        after_text = bool(block) and not _ends(block[-1][1])
        is_heading = _is_heading(line, following, after_text=after_text)
        is_break = not line.strip() and not (after_text and following.strip()[:1].islower())
        if block and (is_heading or is_break or _BULLET.match(line) or _begins_anew(block, line)):
            yield _paragraph(text, heading, block)
            block = []
        if is_heading:
            heading = line.strip()
        elif line.strip():
            block.append((start, line))
    if block:
        yield _paragraph(text, heading, block)


def _begins_anew(block: list[tuple[int, str]], line: str) -> bool:
    return bool(_LABEL.match(line)) and _ends(block[-1][1])


def _lines(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append((start, line.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")))
        start += len(line)
    return found


def _ends(line: str) -> bool:
    return line.rstrip().endswith((".", "!", "?", ":", ";"))


def _is_heading(line: str, following: str, *, after_text: bool) -> bool:
    """A short line that ends nothing and is not carried on by the next one."""
    stripped, then = line.strip(), following.strip()
    if not stripped or after_text or len(stripped) > _LONGEST_HEADING or _BULLET.match(line) or _ends(line):
        return False
    begins = re.match(r"(?:\d+(?:\.\d+)*\s+)?[A-ZÅÄÖ]", stripped)
    goes_on = then and not (then[0].isupper() or then[0].isdigit() or then[0] in "•*–-")
    # A number other than its own section number makes the line a statement.
    return bool(begins) and not goes_on and not re.search(r"\d", re.sub(r"^\d+(?:\.\d+)*\s", "", stripped))


def _paragraph(text: str, heading: str, block: list[tuple[int, str]]) -> Paragraph:
    first, (last_start, last) = block[0][0], block[-1]
    whole = re.sub(r"[\r\n\t\f]", " ", text[first : last_start + len(last)])
    sentences, start = [], 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(whole)), len(whole)]:
        if whole[start:end].strip():
            at = first + start
            breaks = tuple(n for n, letter in enumerate(text[at : first + end]) if letter == "\n")
            sentences.append(Sentence(whole[start:end], at, text.count("\n", 0, at) + 1, breaks))
        start = end
    return Paragraph(heading, tuple(sentences))
