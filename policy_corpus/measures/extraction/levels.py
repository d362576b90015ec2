"""Lists of levels, and which of several values each of them gets (国家级、省级…分别给予100万元、50万元)."""

import re
from collections.abc import Iterator

_ADMINISTRATIVE = (
    "(?:(?:世界|国际|全球|国家|省部|部|自治区|省|市州|市|州|县|区|镇|国内|全国|行业)[级性]?(?:标准)?"
    "|(?:行业|地方|团体|企业)标准|[校院区]级)"
)
_BOARD = "(?:主板|中小企业板|中小板|创业板|科创板|北交所|新三板|新四板)"
_RANK = (
    "(?:第?[一二三四五特甲乙丙][等类级档]奖?|[金银铜]奖|[1-5一二三四五]?A+级?|[1-5]A|[一二三四五]星级"
    "|(?:正高|副高|[初中高特])级)"
)
_ROUND = "(?:首次|再次|初次|重新|第[一二三四五]年)"
_LEVEL = f"(?:{_ADMINISTRATIVE}|{_BOARD}|{_RANK}|{_ROUND})"
_AND = "(?:、|和|及|与|或|以及)"
_LEVELS = re.compile(rf"{_LEVEL}(?:{_AND}{_LEVEL})+")
_ONLY_LEVELS = re.compile(rf"{_LEVEL}(?:{_AND}{_LEVEL})*")
_BOARDS = re.compile(rf"{_BOARD}(?:{_AND}{_BOARD})+")
_RANKS = re.compile(r"([1-9])(A?)[-—–~～至]([1-9])(A|星)级?")
_STEP = r"\d[^，；、]*(?:以上|以下|以内|至|-|—)[^，；、]*"
_STEPS = re.compile(rf"{_STEP}(?:、{_STEP})+")
_BRACKET = re.compile(r"（[^（）]*）")
_BEFORE_ITEM = re.compile(
    r"的|认定为?|[获被]?评[为选定]?|获[得批]?|取得|列入|按照?|主导|牵头|参与|制[定订]|引进|设立|新?建设?|对|为|给"
)
_LONGEST_ITEM = 20


def align(count: int, text: str) -> tuple[str, ...]:
    """The nearest list of exactly `count` levels in the text that leads up to as many values; empty where none is."""
    plain = _BRACKET.sub("", text)
    for lists in (_steps(text), _known_levels(plain), _rank_range(plain), _last_items(plain, count)):
        for items in reversed(list(lists)):
            if len(items) == count:
                return tuple(items)
    return ()


def spread(level: str) -> tuple[str, ...]:
    """The levels that a list in front of one value names (主板、创业板 → both get it), or the one level."""
    return tuple(_split(level)) if _LEVELS.fullmatch(level) else (level,)


def is_level(text: str) -> bool:
    """Whether a text is nothing but a level, or a list of levels; 省 or 市 alone is who gives."""
    return len(text) > 1 and _ONLY_LEVELS.fullmatch(_BRACKET.sub("", text)) is not None


def boards_in(text: str) -> tuple[str, ...]:
    """Stock markets that a subject lists side by side: a company is on one of them, so each is a level."""
    found = _BOARDS.search(text)
    return tuple(_split(found[0])) if found else ()


def _steps(text: str) -> Iterator[list[str]]:
    """Lists such as 1000万元以上至5000万元、5000万元以上的."""
    for match in _STEPS.finditer(text):
        yield [item.rstrip("的") for item in match[0].split("、")]


def _rank_range(text: str) -> Iterator[list[str]]:
    """Every rank of 3A-5A级 or 2—5星级."""
    for low, unit, high, shared in _RANKS.findall(text):
        yield [f"{rank}{unit or shared}" for rank in range(int(low), int(high) + 1)]


def _known_levels(text: str) -> Iterator[list[str]]:
    for match in _LEVELS.finditer(text):
        yield _split(match[0])


def _split(levels: str) -> list[str]:
    return re.split(_AND, levels)


def _last_items(text: str, count: int) -> Iterator[list[str]]:
    """The last short members of any list: 获认定的独角兽、瞪羚企业; the first is cut behind 的 and the like."""
    for segment in re.split(r"[，；：]", text):
        joints = [match.span() for match in re.finditer(_AND, segment)]
        if len(joints) < count - 1:
            continue
        joints = joints[len(joints) - count + 1 :]
        edges = [0, *(edge for joint in joints for edge in joint), len(segment)]
        first, *rest = (segment[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
        opening = re.split(_AND, first)[-1]
        if opening != first and not _BEFORE_ITEM.search(opening):
            continue  # the list goes on further to the left
        items = [_BEFORE_ITEM.split(opening)[-1], *rest]
        items[-1] = re.split(r"等|分别|一次|给予|的", items[-1])[0]
        if all(0 < len(item) <= _LONGEST_ITEM for item in items):
            yield items
