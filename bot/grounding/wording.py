"""Whether a sentence that a language model worded says what its evidence says, all of it and nothing else.

Stricter than the gate over rule-made lines: occurrence is not enough. A figure must stay with the subject, the tier,
the bound and the conditions of the evidence sentence that it comes from, and that sentence may lose none of them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.grounding.computation import computed_wrong
from bot.grounding.conditions import bound_of, lost_pieces, qualified_by, small_words
from bot.grounding.matching import best_place, holds, misplaced
from bot.grounding.reading import Mention, Reading, pairs, read, squash
from bot.grounding.wordlists import LONGEST_PLAIN, echo, plain_words

Kind = Literal[
    "language", "degenerate", "echo", "mark", "name", "figure", "misattached", "bound", "computation",
    "figure_dropped", "condition_dropped", "condition_added", "unfounded",
]  # fmt: skip

_MARK = re.compile(r"\[(\d+)\]")
_REPEATED = re.compile(r"(.)\1{7,}|(.{2,12}?)\2{4,}")
_FOREIGN = re.compile(r"[ぁ-ヿ가-힣Ѐ-ӿ]|[A-Za-z]{2,}")
_HAN = re.compile(r"[一-鿿]")
_UNITS = re.compile(r"(?<=[。;!?])")
_NO_CLAIM = re.compile(r"\d[\d.,]*|百分之|[%‰]|《[^》]*》")
_LONGEST = 3  # times the length of the evidence
_ABOUT = 0.5  # share of a sentence's words that shows which evidence a sentence without figures is about
_ECHOED = 8  # characters in common with the prompt that the evidence does not have


@dataclass(frozen=True, slots=True)
class EvidenceSentence:
    """A sentence that may be worded: its text, its citation mark, and names that may be said with it.

    `context` holds document, clause, district and year; a shown computation or a validity line is evidence as well.
    """

    text: str
    marker: int | None = None
    context: str = ""


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong with a sentence, and the words that show it."""

    kind: Kind
    words: str


def supports(sentence: str, evidence_sentences: Sequence[EvidenceSentence], prompt: str = "") -> list[Violation]:
    """What the evidence does not bear out; an empty list lets the sentence pass. Words of `prompt` are an echo."""
    text = squash(_MARK.sub("", sentence))
    known = squash("。".join(f"{each.text}。{each.context}" for each in evidence_sentences))
    formal = [*_form(text, known, squash(prompt)), *_marks(sentence, evidence_sentences)]
    if formal or not text:
        return formal
    reading = read(text)
    units = [read(unit) for each in evidence_sentences for unit in _UNITS.split(squash(each.text)) if unit]
    contexts = [read(each.context) for each in evidence_sentences if each.context]
    found = [Violation("computation", words) for words in computed_wrong(text)]
    found += _unheld(reading, units, contexts)
    used = _used(reading, units)
    if not found:
        found += [violation for unit in used for violation in _changed(reading, unit)]
    found += _altered_conditions(reading, used, [*contexts, *([] if used else units)])
    found += _unfounded(reading, [*(unit.text for unit in used or units), *(context.text for context in contexts)])
    return list(dict.fromkeys(found))


def _form(text: str, known: str, prompt: str) -> Iterable[Violation]:
    if found := _REPEATED.search(text):
        if found[0] not in known:
            yield Violation("degenerate", found[0][:20])
    elif len(text) > _LONGEST * len(known) + 40:
        yield Violation("degenerate", text[-20:])
    foreign = [word for word in _FOREIGN.findall(text) if word.lower() not in known.lower()]
    if foreign or (text and len(_HAN.findall(text)) * 3 < len(re.findall(r"\w", text)) and text not in known):
        yield Violation("language", "、".join(foreign) or text)
    if (spoken := echo().search(text)) and spoken[0] not in known:
        yield Violation("echo", spoken[0])
    yield from (Violation("echo", words) for words in _common(text, prompt) if words not in known)


def _common(text: str, prompt: str) -> Iterable[str]:
    runs = (text[i : i + _ECHOED] for i in range(len(text) - _ECHOED + 1))
    return (run for run in runs if run in prompt)


def _marks(sentence: str, evidence: Sequence[EvidenceSentence]) -> list[Violation]:
    known = {str(each.marker) for each in evidence}
    return [Violation("mark", f"[{mark}]") for mark in _MARK.findall(sentence) if mark not in known]


def _unheld(reading: Reading, units: Sequence[Reading], contexts: Sequence[Reading]) -> list[Violation]:
    """Figures and names that the evidence lacks, or has elsewhere."""
    found: list[Violation] = []
    evidence = [*units, *contexts]
    for mention in reading.mentions:
        named = mention.kind != "figure" and holds(reading, mention, contexts)
        if named or not misplaced(reading, mention, evidence):
            continue
        held = best_place(reading, mention, evidence) is not None
        kind: Kind = "misattached" if held else "figure" if mention.kind == "figure" else "name"
        found.append(Violation(kind, reading.shows(mention)))
    return found


def _used(reading: Reading, units: Sequence[Reading]) -> list[Reading]:
    """The fewest evidence sentences that the figures come from, those nearest in words first.

    Without figures, the sentence that the words come from.
    """
    said = _words_of(reading)
    left = [mention for mention in reading.mentions if holds(reading, mention, units)]
    used: list[Reading] = []
    while left:
        best = max(units, key=lambda unit: _explains(reading, left, said, unit))
        used.append(best)
        left = [mention for mention in left if not holds(reading, mention, [best])]
    if used or not units:
        return used
    nearest = max(units, key=lambda unit: len(said & _words_of(unit)))
    return [nearest] if said and len(said & _words_of(nearest)) >= _ABOUT * len(said) else []


def _explains(reading: Reading, left: Sequence[Mention], said: frozenset[str], unit: Reading) -> float:
    """How many of the mentions an evidence sentence holds, and how near its words are; 0 where it holds none."""
    held = sum(holds(reading, mention, [unit]) for mention in left)
    words = _words_of(unit)
    return held / len(left) + len(said & words) / (len(said | words) or 1) if held else 0.0


def _words_of(reading: Reading) -> frozenset[str]:
    return pairs(_NO_CLAIM.sub(" ", reading.text))


def _changed(reading: Reading, unit: Reading) -> Iterable[Violation]:
    """Figures of the evidence sentence that are lacking, or bounded otherwise."""
    for mention in unit.mentions:
        if mention.kind != "figure":
            continue
        stated = [said for said in reading.mentions if reading.same(said, unit, mention)]
        if not stated:
            yield Violation("figure_dropped", unit.shows(mention))
        elif not any(bound_of(reading, said) == bound_of(unit, mention) for said in stated):
            yield Violation("bound", unit.shows(mention))


def _altered_conditions(reading: Reading, used: Sequence[Reading], known: Sequence[Reading]) -> Iterable[Violation]:
    """Qualifications, negations and subjects that were dropped, or that nothing known makes."""
    for words in (qualified_by, small_words):
        said = words(reading.text)
        written = {word for unit in used for word in words(unit.text)}
        allowed = written | {word for one in known for word in words(one.text)}
        yield from (Violation("condition_dropped", word) for word in sorted(written - said))
        yield from (Violation("condition_added", word) for word in sorted(said - allowed))
    for unit in used:
        yield from (Violation("condition_dropped", piece) for piece in lost_pieces(unit.text, reading.text))


def _unfounded(reading: Reading, known: Sequence[str]) -> Iterable[Violation]:
    """The first words that stand neither in the evidence nor among the plain words."""
    text, free = reading.text, {m.start: m.end for m in reading.mentions if m.kind == "figure"}
    reached, furthest = {0}, 0
    for at in range(len(text)):
        if at in reached:
            reached.update(_steps(text, at, free, known))
            furthest = max(reached)
    if len(text) not in reached:
        stop = max(at for at in reached if at <= furthest)
        yield Violation("unfounded", text[stop : stop + 6])


def _steps(text: str, at: int, free: dict[int, int], known: Sequence[str]) -> Iterable[int]:
    """Where the words that begin at `at` may end."""
    if not _HAN.match(text[at]):
        yield at + 1
    if at in free:
        yield free[at]
    yield from (at + n for n in range(1, LONGEST_PLAIN + 1) if text[at : at + n] in plain_words())
    for end in range(at + 2, len(text) + 1):
        if not any(text[at:end] in words for words in known):
            return
        yield end


__all__ = ["EvidenceSentence", "Kind", "Violation", "supports"]
