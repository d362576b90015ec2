"""Checks each line of a draft against what supports it, and puts the quoted clause in place of a line that fails.

A line is supported by its own sources, not by whatever else is cited: a figure must stand where the source has it
(`bot.grounding.matching`), so that another tier's sum, another year or another unit is found out.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bot.drafting import Draft, Line, shown
from bot.grounding.counting import Counting
from bot.grounding.matching import misplaced
from bot.grounding.quotation import altered, misquoted, without_quotations
from bot.grounding.reading import Reading, read
from bot.grounding.support import Support
from bot.grounding.unit_lists import UnitList, unit_lists
from policy_corpus.corpus import Corpus
from prompts import load_replies

_ENUMERATOR = re.compile(r"^\d+\. ")


def ground(
    draft: Draft,
    corpus: Corpus,
    question: str,
    as_of: date,
    context: str = "",
    profile: Mapping[str, Any] | None = None,
) -> list[str]:
    """Replace every line that says what nothing supports; returns what was found wrong, as written.

    `context` is what was understood of earlier turns, `profile` the facts known of the asker.
    """
    support = Support(corpus, draft, f"{question}。{context}", as_of, profile or {})
    counting = Counting(draft.lines)
    wrong = {place: words for place, words in _faults_by_place(draft.lines, support, counting) if words}
    if not wrong:
        return []
    kept = [line for place, line in enumerate(draft.lines) if place not in wrong]
    quoted = {place: _quoted(draft.lines[place], corpus, kept) for place in wrong}
    draft.lines = [quoted.get(place, line) for place, line in enumerate(draft.lines)]
    draft.lines = [line for line in draft.lines if line.text]
    if not draft.lines:
        draft.status = "not_found"
        draft.say(load_replies().render("not_found"))
    return [word for words in wrong.values() for word in words]


def _faults_by_place(lines: list[Line], support: Support, counting: Counting) -> Iterator[tuple[int, list[str]]]:
    originals = [support.originals(line) for line in lines]
    for place, line in enumerate(lines):
        if support.unlabelled(line) in originals[place]:
            continue
        text = _ENUMERATOR.sub("", line.text) if place in counting.items else line.text
        miscounted = [counting.wrong[place]] if place in counting.wrong else []
        yield place, miscounted + faults(line, text, originals[place], support)


def faults(line: Line, text: str, originals: list[str], support: Support) -> list[str]:
    """Figures, names and quotations of a line's `text` that its support does not hold, as written."""
    copied = without_quotations(text, [*originals, *support.unit_words(line)])
    rest = support.without_names(copied)
    reading = read(rest)
    lists = unit_lists(reading.text)
    return list(
        dict.fromkeys(
            [
                *([] if support.is_stated(line) else altered(copied, originals)),
                *misquoted(rest, originals),
                *support.source_lines.missourced(copied),
                *support.mislabelled(line, reading),
                *support.mistitled(line),
                *support.miscomputed(line, reading),
                *support.misnamed_units(line, lists),
                *support.dropped(line, reading),
                *_unsupported(line, reading, lists, support),
            ]
        )
    )


def _unsupported(line: Line, reading: Reading, lists: list[UnitList], support: Support) -> Iterator[str]:
    mentions = [m for m in reading.mentions if not any(each.start <= m.start < each.end for each in lists)]
    evidence = support.evidence(line, reading) if mentions else []
    for mention in mentions:
        wider = support.clauses(line) if mention.kind == "unit" else []
        if misplaced(reading, mention, [*evidence, *wider]) and not support.otherwise(line, reading, mention):
            yield reading.shows(mention)


def _quoted(line: Line, corpus: Corpus, others: list[Line]) -> Line:
    """The line's own sources, quoted, unless another line quotes them anyway."""
    texts = dict.fromkeys(shown(corpus, source) for source in line.sources)
    kept = [text for text in texts if not any(text in other.text for other in others)]
    return Line("；".join(f"“{text}”" for text in kept), line.sources, line.notice)
