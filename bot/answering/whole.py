"""How much of a clause is quoted of a document that nobody reviewed: what its own layout holds together.

Whoever asks such a document gets no record and no reviewed wording, so what a condition, an exception or a number is
said of must stand in the quote: a short clause whole, an item with what leads it in, a row of a table with its cells.
"""

import re
from collections.abc import Sequence

from bot.drafting import Source
from policy_corpus.model import Clause
from retrieval.sentences import Sentence

SHORT = 320  # characters of a clause, or of a paragraph, that is quoted whole
LISTING = 700  # the same of a list, where a list is asked for
TITLE = 24  # characters of the longest item that only titles the paragraphs below it
_ITEM = re.compile(
    r"\s*(?:(?P<han>[（(][一二三四五六七八九十]+[)）])|(?P<paren>[（(]\d+[)）])|(?P<dot>\d+[.、．](?!\d))|(?P<dash>[-*+•·]\s))"
)
_LEADS_IN = re.compile(r"[：:]\s*$")
STEPS = re.compile("程序|流程|步骤|手续|申办|(?:怎么|如何)(?:申请|申报|办理)|(?:申请|申报|办理)(?:方式|途径)")
_SAYS_MORE = re.compile(r"[。；;：:，,]\s*$")
_LOOKS_BACK = re.compile(r"\s*(?:前[款述]|上述|以上)")

Span = tuple[int, int]


def held_together(clause: Clause, sentence: Sentence, listing: bool = False) -> list[Source]:
    """What is quoted for a sentence of a clause; nothing where its paragraph is too long to be quoted whole.

    `listing` tells that a list is asked for, which may be longer.
    """
    if _length(clause, (clause.start, clause.end)) <= SHORT:
        return [Source(clause.id, clause.start, clause.end)]
    lines = _lines(clause)
    at = next((n for n, (_, end) in enumerate(lines) if sentence.start < end), 0)
    if _words(clause, lines[at]).startswith("|"):
        return [Source(clause.id, *_row(clause, sentence))]
    lines, at = _section(clause, lines, at)
    spans = _with_list(clause, lines, at, LISTING if listing else SHORT)
    return [Source(clause.id, *span) for span in spans if _length(clause, span) <= LISTING]


def steps_beside(clauses: Sequence[Clause], clause: Clause) -> list[Clause]:
    """The clauses under the same heading, where it is one of steps (四、申报程序) and they are short together."""
    if not clause.heading_path or not STEPS.search(clause.heading_path[-1]):
        return []
    steps = [each for each in clauses if each.heading_path == clause.heading_path]
    return steps if sum(_length(each, (each.start, each.end)) for each in steps) <= LISTING else []


def looks_back(clause: Clause, following: Clause) -> bool:
    """Whether the clause after one says more of it (上述人员须…): a list's own conditions may stand beside the list."""
    if following.heading_path != clause.heading_path:
        return False
    return (
        _LOOKS_BACK.match(following.text) is not None and _length(following, (following.start, following.end)) <= SHORT
    )


def _words(clause: Clause, span: Span) -> str:
    return clause.text[span[0] - clause.start : span[1] - clause.start]


def _length(clause: Clause, span: Span) -> int:
    return len("".join(_words(clause, span).split()))


def _lines(clause: Clause) -> list[Span]:
    """The lines of the clause; the parts that a long one is cut into are taken together."""
    lines: list[Span] = []
    for paragraph in clause.paragraphs:
        if lines and "\n" not in _words(clause, (lines[-1][1], paragraph.start)):
            lines[-1] = (lines[-1][0], paragraph.end)
        else:
            lines.append((paragraph.start, paragraph.end))
    return lines


def _row(clause: Clause, sentence: Sentence) -> Span:
    """The row of a table that a sentence stands in: it may begin with the last cells of the row before."""
    at = sentence.end - clause.start - 1
    start = clause.text.rfind("\n", 0, at) + 1
    end = clause.text.find("\n", at)
    return clause.start + start, clause.start + (end if end >= 0 else len(clause.text))


def _section(clause: Clause, lines: list[Span], at: int) -> tuple[list[Span], int]:
    """The lines under the same title (（二）教育背景) inside the clause, and the place among them."""
    titles = [n for n, line in enumerate(lines) if _is_title(_words(clause, line))]
    start = max((n for n in titles if n <= at), default=0)
    end = min((n for n in titles if n > at), default=len(lines))
    return lines[start:end], at - start


def _is_title(words: str) -> bool:
    return bool(_ITEM.match(words)) and len(words) <= TITLE and not _SAYS_MORE.search(words)


def _with_list(clause: Clause, lines: list[Span], at: int, most: int) -> list[Span]:
    """The line with the list that it leads in or is of; of a long list the item alone, with what leads it in."""
    if _length(clause, (lines[0][0], lines[-1][1])) <= most:
        return [(lines[0][0], lines[-1][1])]
    first, last = _list_around(clause, lines, at)
    looking_back = last + 1 < len(lines) and _LOOKS_BACK.match(_words(clause, lines[last + 1]))
    if _length(clause, (lines[first][0], lines[last + bool(looking_back)][1])) <= most:
        return [(lines[first][0], lines[last + bool(looking_back)][1])]
    if first == at:  # what leads a long list in says little without it
        return [(lines[first][0], lines[last][1])]
    leading = [lines[first]] if _LEADS_IN.search(_words(clause, lines[first])) else []
    return [*leading, lines[at], *([lines[last + 1]] if looking_back else [])]


def _list_around(clause: Clause, lines: list[Span], at: int) -> Span:
    """First and last of the lines that make one list, what leads it in included."""
    kinds = [_kind(_words(clause, line)) for line in lines]
    leads = _LEADS_IN.search(_words(clause, lines[at])) is not None and at + 1 < len(lines)
    kind = kinds[at + 1] if leads else kinds[at]
    if kind is None:
        return at, at
    first, last = at, at + 1 if leads else at
    while not leads and first > 0 and kinds[first - 1] == kind:
        first -= 1
    while last + 1 < len(lines) and kinds[last + 1] == kind:
        last += 1
    led = not leads and first > 0 and _LEADS_IN.search(_words(clause, lines[first - 1]))
    return first - bool(led), last


def _kind(words: str) -> str | None:
    """How an item is numbered; None of what is no item."""
    match = _ITEM.match(words)
    return match.lastgroup if match else None
