"""Which mention of the evidence a mention of an answer stands for: the one whose surroundings agree best."""

from collections.abc import Sequence

from bot.grounding.reading import Mention, Reading, Surroundings

_RUN = 14  # characters of agreement in place that are counted on each side
_CHANCE = 2  # so many may agree by chance
_LEAST = _CHANCE + 1
_EXACT = 2.0  # weight of each further one
_FAR, _FARTHEST = 0.25, 2.0  # weight of a pair of characters beyond the next mention, and of all of them
_TIER = 10.0  # weight of naming the tier that a figure belongs to
_TIMES = {"年", "日期"}
_MARGIN = 3.0  # by how much a differing figure must fit better to be the one that was meant


def holds(line: Reading, mention: Mention, evidence: Sequence[Reading]) -> bool:
    """Whether any evidence says the same, wherever."""
    return any(line.same(mention, reading, candidate) for reading in evidence for candidate in reading.mentions)


def misplaced(line: Reading, mention: Mention, evidence: Sequence[Reading]) -> bool:
    """Whether no evidence holds the mention, or the place that it takes holds another."""
    if not holds(line, mention, evidence):
        return True
    same, other = 0.0, 0.0
    for reading in evidence:
        for candidate in reading.mentions:
            if line.same(mention, reading, candidate):
                same = max(same, _agreement(line, mention, reading, candidate))
            elif _comparable(mention, candidate):
                other = max(other, _agreement(line, mention, reading, candidate))
            else:
                other = max(other, _exact(*_in_place(line, mention, reading, candidate.start, candidate.end)))
    return other > same + _MARGIN


def _comparable(mention: Mention, candidate: Mention) -> bool:
    """Whether one could be said in place of the other: the same unit, or both a time."""
    units = {mention.unit, candidate.unit}
    return mention.kind == candidate.kind and (len(units) == 1 or units == _TIMES)


def best_place(line: Reading, mention: Mention, evidence: Sequence[Reading]) -> tuple[Reading, Mention] | None:
    """The reading and the mention in it that best agrees with a mention, of those that say the same."""
    places = [(reading, c) for reading in evidence for c in reading.mentions if line.same(mention, reading, c)]
    return max(places, key=lambda place: _agreement(line, mention, *place), default=None)


def _agreement(line: Reading, mention: Mention, reading: Reading, candidate: Mention) -> float:
    left, right = _in_place(line, mention, reading, candidate.start, candidate.end)
    score = 0.0
    tier = reading.tiers.get(candidate.start)
    if tier:
        of_line = line.tiers.get(mention.start)
        if of_line is None:
            shared_left, shared_right = _in_place(line, mention, reading, tier.start, tier.end)
            left, right = max(left, shared_left), max(right, shared_right)
        score += _TIER * tier.named_in(of_line.label if of_line else line.just_before(mention))
    return score + _exact(left, right) + _shared_words(line.words_around(mention), reading.words_around(candidate))


def _shared_words(first: Surroundings, second: Surroundings) -> float:
    near = len(first.before & second.before) + len(first.after & second.after)
    return near + min(_FARTHEST, _FAR * len(first.all & second.all))


def _exact(left: int, right: int) -> float:
    return _EXACT * (max(0, left - _CHANCE) + max(0, right - _CHANCE))


def _in_place(line: Reading, mention: Mention, reading: Reading, start: int, end: int) -> tuple[int, int]:
    """How far the words on either side agree; agreement by chance counts as none."""
    first, second = line.text, reading.text
    left = right = 0
    if first[max(0, mention.start - _LEAST) : mention.start] == second[max(0, start - _LEAST) : start]:
        left = _run(first, mention.start - 1, second, start - 1, -1)
    if first[mention.end : mention.end + _LEAST] == second[end : end + _LEAST]:
        right = _run(first, mention.end, second, end, 1)
    return left, right


def _run(first: str, i: int, second: str, j: int, step: int) -> int:
    length = 0
    while length < _RUN and 0 <= i < len(first) and 0 <= j < len(second) and first[i] == second[j]:
        length, i, j = length + 1, i + step, j + step
    return length
