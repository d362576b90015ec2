"""What an answer rested on, for a later message to come back to; the members of a list by their names."""

import re
from collections.abc import Iterator

from bot.conversation import Quote
from bot.drafting import Draft, Line

_NUMBERED = re.compile(r"^\d+\. ([^：。]+)")
_RUN = re.compile(r"[^、；;，,。:：()（）]{2,24}(?:[、；;][^、；;，,。:：()（）]{2,24}){2,}")
_OPENING = re.compile("^.*(?:即|包括|分别是|主要是|[：:])")
_LEAST = 3  # things in a row that make a list
QUOTED = "原文："


def quotes_of(draft: Draft, lists: bool = False) -> list[Quote]:
    """The sources of the lines, in order, each once; where `lists`, the one quoted is taken apart into its members."""
    lines = [line for line in draft.lines if not line.notice and line.sources and not line.text.startswith(QUOTED)]
    quotes = list(dict.fromkeys(_quote(line, _name(line, draft)) for line in lines))
    if lists and len(lines) == 1:
        quotes += [_quote(lines[0], name) for name in _members(lines[0].text)]
    return quotes


def _quote(line: Line, name: str = "") -> Quote:
    source = line.sources[0]
    return Quote(clause_id=source.clause_id, start=source.start, end=source.end, name=name)


def _name(line: Line, draft: Draft) -> str:
    """What a line is about, where it is one of several: its number's title, its measure, its heading."""
    numbered = _NUMBERED.match(line.text)
    if numbered:
        return numbered[1]
    titles = (each.measure.title for each in draft.measures if len(draft.measures) > 1)
    title = next((title for title in titles if line.text.startswith(f"{title}：")), "")
    return title or (line.text if "之" in line.text and draft.computed and len(line.text) <= 40 else "")


def _members(text: str) -> Iterator[str]:
    """The members of the longest row of things in a sentence."""
    runs = [re.split("[、；;]", run[0]) for run in _RUN.finditer(text)]
    longest = max(runs, key=len, default=[])
    if len(longest) >= _LEAST:
        yield _OPENING.sub("", longest[0])
        yield from longest[1:-1]
        yield from re.split("[和及](?=..)", longest[-1].removesuffix("等"), maxsplit=1)
