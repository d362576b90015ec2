"""What stands around the figures of an evidence sentence and must stand around them in any wording of it."""

import re
from collections.abc import Iterator

from bot.grounding.reading import Mention, Reading, pairs
from bot.grounding.wordlists import bounds, qualifications, said_elsewhere, turns

_PIECES = re.compile(r"[,、;。:()“”—]+|\d[\d.,]*[^\d,;。、]{0,3}")
_HAN = re.compile(r"[一-鿿]+")
_NEGATION = re.compile(
    r"(?:(?<!不)不(?!超过|高于|低于|少于|多于|断|同|仅)|未|无(?!偿|人)|没有?|非(?!遗)|免(?!疫)|禁|除外)[一-鿿]?"
)
_AND_ABOVE = re.compile(r"[一-鿿]{2}以[上下](?!简称)")
_COVERED = 0.5  # share of a piece's character pairs that a wording must keep
_RUN_ON = 8  # characters between figures of which the second shares the first one's bound


def bound_of(reading: Reading, mention: Mention) -> str:
    """How a figure is bounded ("<=" for 最高 or 不超过); of a run of figures, the first one's bound holds for all."""
    before, after = bounds()
    text = reading.text
    tier = reading.tiers.get(mention.start)
    begins = [mention.start] + ([tier.start] if tier else [])
    for start in begins:
        sign = next((sign for sign, words in before if words.search(text[max(0, start - 14) : start])), None)
        if sign:
            return sign
    follows = next((sign for sign, words in after if words.match(text, mention.end)), None)
    return follows or _inherited(reading, mention)


def _inherited(reading: Reading, mention: Mention) -> str:
    earlier = [m for m in reading.mentions if m.end <= mention.start and m.unit == mention.unit]
    gap = reading.text[earlier[-1].end : mention.start] if earlier else ""
    if not earlier or len(gap) > _RUN_ON or not gap.startswith("、"):
        return "="
    sign = bound_of(reading, earlier[-1])
    return sign if sign == "<=" else "="


def qualified_by(text: str) -> set[str]:
    """Names of the qualifications that a squashed text makes."""
    return {name for name, words in qualifications().items() if words.search(text)}


def small_words(text: str) -> set[str]:
    """Small words of a squashed text that turn its sense: negations with what follows, 规模以上, 省级以下."""
    return {match[0] for pattern in (_NEGATION, _AND_ABOVE) for match in pattern.finditer(text)}


def turning_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of every word of a squashed text that turns its sense.

    These are bounds, qualifications, negations and the like; that something is granted is no turn.
    """
    for name, pattern in turns().items():
        yield from ((m.start(), m.end(), name) for m in pattern.finditer(text) if name != "granted")
    for pattern in (_NEGATION, _AND_ABOVE):
        yield from ((m.start(), m.end(), m[0]) for m in pattern.finditer(text))


def lost_pieces(evidence: str, sentence: str) -> list[str]:
    """Pieces of an evidence sentence (between commas and figures) of which the wording keeps less than half."""
    kept = pairs(sentence)
    return [piece for piece in pieces_of(evidence) if not _is_kept(piece, kept, sentence)]


def pieces_of(text: str) -> Iterator[str]:
    """Runs of words that say something, cut at commas, figures and words that are plain, bound or qualify."""
    for piece in _PIECES.split(text):
        yield from (words for words in _HAN.findall(said_elsewhere().sub(" ", piece)) if len(words) > 1)


def _is_kept(piece: str, kept: frozenset[str], sentence: str) -> bool:
    own = pairs(piece)
    return piece in sentence or len(own & kept) >= _COVERED * len(own)
