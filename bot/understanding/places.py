"""The place that a question is about, and which documents hold there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import combinations

from bot.understanding.patterns import load_data
from policy_corpus.model import Document
from policy_corpus.parsing.identity import NATION

# After a place: what it is known for (中关村6条), or where shares are listed (香港上市), not what holds there.
_NO_MATTER = re.compile(
    r"\d+(\+\d+|条)|同胞|的?(?:上市|交易所|证券|联交所|主板|创业板|科创板|中小板|北交所|股市|挂牌|ipo)"
)
_TAKEN_OVER = re.compile("(?:落实|推广|复制|借鉴|学习|对标|参照|参考)好?了?$")  # 落实中关村政策: done here
_CITY, _PART = (
    re.compile(r"([\u4e00-\u9fff]{2,3})(?:市|省|自治区)"),
    re.compile(r"(.{2,4}?)(?:新区|地区|主城区|区|县|市|州|盟)$"),
)


@dataclass(frozen=True)
class Places:
    """The places known by name, and the documents that hold in each."""

    documents: tuple[Document, ...]
    _within: dict[str, str] = field(init=False, repr=False)  # a part of a city: its region in full

    def __post_init__(self) -> None:
        # Documents of our own districts have those for their places.
        regions = {document.region for document in self.documents if not document.districts}
        object.__setattr__(self, "_within", {name: region for region in regions for name in _names(region)})

    def asked(self, text: str) -> str:
        """The first place that a normalised text is about; empty where it names none, or only as whence or whither.

        A place where every document holds tells nothing.
        """
        found = (m for m in self._pattern.finditer(text) if len(self.holding(m[0])) < len(self.documents))
        named = next(found, None)
        if named is None or _NO_MATTER.match(text, named.end()) or _movement(named[0]).search(text):
            return ""
        if _TAKEN_OVER.search(text, 0, named.start()):
            return ""
        return named[0]

    def apart(self, text: str) -> bool:
        """Whether a normalised text names two places of which no document but the nation's holds in both."""
        nation = {document.id for document in self.documents if document.region == NATION}
        held = [self.holding(name) - nation for name in dict.fromkeys(m[0] for m in self._pattern.finditer(text))]
        return any(one and other and one.isdisjoint(other) for one, other in combinations(held, 2))

    def named(self, word: str) -> bool:
        """Whether a word is a place's name, with or without what kind of place it is."""
        return self._pattern.fullmatch(word.rstrip("省市县区")) is not None

    def holding(self, place: str) -> frozenset[str]:
        """The ids of the documents of a place, of what it lies in, and of the nation."""
        return frozenset(document.id for document in self.documents if self._holds(document, place))

    def _holds(self, document: Document, place: str) -> bool:
        around = self._within.get(place, place)
        of_place = any(place in words for words in (document.region, document.title))
        return of_place or document.region == NATION or around.startswith(document.region)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        data = load_data("places.yaml")
        names = {*data["home"], *data["cities"], *data["provinces"], *self._within}
        return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


def _names(region: str) -> Iterator[str]:
    """上海, 临港 of 上海市临港地区; none of a region that is no chain of places."""
    city = _CITY.match(region)
    part = _PART.match(region[city.end() :] if city else region)
    yield from (match[1] for match in (city, part) if match)


@cache
def _movement(place: str) -> re.Pattern[str]:
    return re.compile(load_data("places.yaml")["movement"].replace("{place}", place))
