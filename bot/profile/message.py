"""One message on its way to a reading: its words, segments and surfaces."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from propcache.api import cached_property

from bot.profile.lexicon import Hit, Lexicon
from bot.profile.negation import REACH, is_denied, is_place_of_denied
from bot.profile.reading import Found, Value
from bot.profile.segments import Segment, asserts, cut, done_by_another, fold, quoted, said_of_others

_CORRECTION = re.compile(
    r"(?<!对)不对(?![吗劲等应称外口])|(?:说|搞|写|弄|打|记|讲|填|数|看|抄|报|算)(?:错|岔)了?|(?:^|[,;。!?])错了|更正|纠正|口误|(?:哦|啊|噢|呃)不[,是]|准确地?说|其实是|实际上?是|应该是|(?:不好意思|抱歉|对不起)[,是]+|改一下|改成|重新说|不是.{1,12}[,]?(?<!也)(?<!还)而是"
)


@dataclass(frozen=True)
class Message:
    """The folded text has the length of the message as sent, so that offsets serve both."""

    sent: str
    text: str
    segments: tuple[Segment, ...]
    hits: tuple[Hit, ...]
    lexicon: Lexicon
    as_of: date
    known: Mapping[str, Value]
    asked: Sequence[str]

    @classmethod
    def of(
        cls, sent: str, lexicon: Lexicon, as_of: date, known: Mapping[str, Value], asked: Sequence[str]
    ) -> "Message":
        """Fold, cut and scan a message."""
        text = fold(sent, lexicon.typos, lexicon.wording["typos"])
        return cls(sent, text, cut(text), tuple(lexicon.scan(text)), lexicon, as_of, known, asked)

    @property
    def corrects(self) -> bool:
        """Whether the author takes something back."""
        return self.corrected_from > 0

    @cached_property
    def corrected_from(self) -> int:
        """Where the words after the last correction begin; 0 where there is none."""
        return max((match.end() for match in _CORRECTION.finditer(self.text)), default=0)

    def segment_at(self, position: int) -> Segment:
        """The segment that a surface at `position` stands in."""
        return next(segment for segment in self.segments if segment.start <= position < segment.end)

    def tells_of_others(self, position: int) -> bool:
        """Whether what stands at `position` is told of somebody else."""
        return said_of_others(self.segment_at(position), position)

    def hits_around(self, segment: Segment, start: int, end: int) -> list[Hit]:
        """The surfaces of a segment near enough to `start` and `end` to share a negation with what stands there."""
        first = bisect_left(self.hits, (max(segment.start, start - REACH),))
        last = bisect_left(self.hits, (min(segment.end, end + REACH),))
        return list(self.hits[first:last])

    def nearest(self, fact: str, position: int) -> Hit | None:
        """The surface of the same sentence that speaks of `fact`, nearest to `position`."""
        sentence = self.segment_at(position).sentence
        near = [hit for hit in self.hits if hit.names(fact) and self.segment_at(hit.start).sentence == sentence]
        return min(near, key=lambda hit: distance(hit, position), default=None)

    def found(self, fact: str, value: Value, start: int, end: int) -> Found:
        """A categorical fact read from the words at `start` to `end`, with its standing in the message."""
        segment = self.segment_at(start)
        answer = fact in self.asked and segment.asks is None
        said = (
            asserts(segment, start, end)
            and not quoted(self.text, start)
            and not is_place_of_denied(segment, start, end)
        )
        denied = is_denied(segment, start, end, self.hits_around(segment, start, end))
        beside = self.lexicon.wording["by_one"].get(fact, {})
        if value in beside and done_by_another(self.text, segment, start):
            value, said, denied = beside[value], True, False  # what one alone can be, another is
        return Found(fact, value, self.sent[start:end], start, end, said or answer, denied)


def distance(hit: Hit, position: int) -> int:
    """How many characters lie between a surface and a position."""
    return max(hit.start - position, position - hit.end, 0)
