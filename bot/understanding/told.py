"""What a message only tells of one version before it asks of another: 17年的计划是90家，18年方案又是多少."""

import re
from collections.abc import Sequence

from bot.understanding.coordination import JOINING, bare
from bot.understanding.facets import Gazetteer, Mention, find_mentions

_PIECE = re.compile("[^,;。:?!]+")
_VERSIONS = ("documents", "years")
_EARLIER_SAID = re.compile(
    "(?:早先|早前|早些年|原先|原来|原本|以前|之前|过去|当初|起初|最早|最初)[^,我咱俺]{0,8}?[说写提定讲叫]"
)
_ASKS = re.compile("多少|几(?![至到])|怎么|咋|如何|哪|什么|啥|[呢吗么]$|没有$")
_STATES = re.compile(r"(?<![第\d])\d|[写说提定]")
_PAPER = re.compile("(?:规划|方案|计划|文件)[里中上]?[写说提定]?")
_BOTH = re.compile(
    "差|(?<!占)比(?!例|重)|对不上|矛盾|一致|一样|出入|打架|冲突|区别|不同|变|增(?!加值)|涨|降|减|多了|(?<!多)少了|高了|加|合计|一共|各|分别|还是|到底|都|哪个[高低大小新准对]|谁|改|倍|沿用|到位|达到了|达成|完成|实现了|兑现|做到了|超了|够"
)
# What became of something: the later version tells it, the earlier one what it was.
BECAME = re.compile(
    "进展|变成|改成|变为|改为|推进[到成]|推到|发展[到成]|成了?[啥什哪]|[哪啥]一?步|怎么[变改]了?[?。]?$"
)
_OF_ASKER = re.compile(r"我|咱|俺|公司|(?:研发|投入|合同|投资|营收|成交)[^,;]{0,6}\d|认定|评上")
_HOLDS = re.compile("作数|算数|有效|生效|过期|失效|到期|管用|执行|废")  # asked of what was named before
_EACH = re.compile("各|分别")
_FUNCTION = re.compile(
    "原来|早前|早些年|起初|过去|原先|以前|之前|早先|当年|当初|当时|那时|时期|那会儿|最早|[的里中对就只给全在那也是]"
)
_SAYS = re.compile("只?[说写提讲定](?:的?是|要|到|了)?")
_SAYING = re.compile(
    r"(?<![\d年])\d[\d.]*(?:[至到~-]\d[\d.]*)?[万亿千]?[家件项个套人倍元%年]?|目标|计划|规划|[是写说提定要为]"
)


def without_told(text: str, gazetteer: Gazetteer) -> str:
    """A normalised message without the version and the number that it only tells of, where it asks of another one.

    What compares the two, or tells of the asker, stays as it is.
    """
    pieces = list(_PIECE.finditer(text))
    asking = next((piece for piece in pieces if _ASKS.search(piece[0])), None)
    if asking is None or _OF_ASKER.search(text) or _HOLDS.search(asking[0]):
        return text
    mentions = find_mentions(text, gazetteer)
    versions = [mention for mention in mentions if mention.kind in _VERSIONS]
    if not any(mention.start >= asking.start() for mention in versions):
        return text
    earlier = next((m for m in _EARLIER_SAID.finditer(text, 0, asking.start())), None)
    if earlier and not any(mention.start < asking.start() for mention in versions):
        return _unlimited(text, mentions, earlier.span(), asking.start())
    documents = {mention.value for mention in versions if mention.kind == "documents"}
    if _asks_of_both(text[asking.start() :], asking[0]) or (len(documents) > 1 and BECAME.search(asking[0])):
        return text
    for piece in reversed(pieces[: pieces.index(asking)]):
        named = [m for m in versions if piece.start() <= m.start and m.end <= piece.end()]
        told = _without(named, piece)
        if (named or _PAPER.match(told)) and _STATES.search(told):
            topic = _topic_of(told, _PIECE.search(text[: piece.start()]) is not None, gazetteer)
            text = text[: piece.start()] + topic + text[piece.end() :]
    return text


def _asks_of_both(asked: str, piece: str) -> bool:
    """Whether it is asked of both versions: where its own words join several things, 各 is said of these."""
    return _BOTH.search(_EACH.sub("", asked) if JOINING.search(piece) else asked) is not None


def _topic_of(told: str, named_before: bool, gazetteer: Gazetteer) -> str:
    """What is left of a stretch that only tells: what another version says of a thing is not what is asked of it.

    `named_before`: what comes before it names the thing already.
    """
    saying = _SAYS.search(told)
    thing = told[: saying.start()] if saying else ""
    if saying and len(_FUNCTION.sub("", _PAPER.sub("", bare(thing, gazetteer)))) > 1:
        return thing
    return "" if saying and named_before else _SAYING.sub("", told)


def _unlimited(text: str, mentions: Sequence[Mention], saying: tuple[int, int], end: int) -> str:
    """The text without the words that tell what was said earlier, and without the area of which it was said there.

    What the later version says of the thing may stand under another area (早先说自创区孵化是四级,十四五改成啥).
    """
    areas = [(m.start, m.end) for m in mentions if m.kind == "districts" and saying[1] <= m.start and m.end <= end]
    for start, stop in [*reversed(areas), saying]:
        text = text[:start] + text[stop:]
    return text


def _without(named: list[Mention], piece: re.Match[str]) -> str:
    """The words of a stretch of the message without the versions that it names."""
    words = piece[0]
    for mention in reversed(named):
        words = words[: mention.start - piece.start()] + words[mention.end - piece.start() :]
    return words
