"""Cutting a clause into paragraphs: one for each line, long lines at the ends of sentences."""

import re
from itertools import groupby

from policy_corpus.parsing.blocks import Block

_LONG = 350
_RUN = 300
_SHORT_TAIL = 60
_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)》\"]*")

Span = tuple[int, int]


def sentence_spans(text: str, start: int, end: int) -> list[Span]:
    """Sentences of `text[start:end]` as offsets into `text`, without the blanks between them."""
    spans, position = [], start
    for match in _SENTENCE_END.finditer(text, start, end):
        spans.append((position, match.end()))
        position = match.end()
    spans.append((position, end))
    return [span for span in (_stripped(text, *span) for span in spans) if span[0] < span[1]]


def paragraph_spans(source: str, blocks: list[Block]) -> list[Span]:
    """Paragraphs of a clause; together they hold every non-blank character once."""
    spans: list[Span] = []
    for table, group in groupby(blocks, key=lambda block: block.table):
        if table:
            spans += _merged([(block.start, block.end) for block in group])
        else:
            spans += [span for block in group for span in _runs(source, block)]
    return spans


def _runs(source: str, block: Block) -> list[Span]:
    if block.end - block.start <= _LONG:
        return [(block.start, block.end)]
    spans = _merged(sentence_spans(source, block.start, block.end))
    if len(spans) > 1 and spans[-1][1] - spans[-1][0] <= _SHORT_TAIL:
        spans[-2:] = [(spans[-2][0], spans[-1][1])]
    return spans


def _merged(spans: list[Span]) -> list[Span]:
    runs: list[Span] = []
    for start, end in spans:
        if runs and end - runs[-1][0] <= _RUN:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
