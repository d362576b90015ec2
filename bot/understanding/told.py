"""What a message only tells of one version before it asks of another: 17年的计划是90家，18年方案又是多少."""

import re

from bot.understanding.facets import Gazetteer, Mention, find_mentions

_PIECE = re.compile("[^,;。:?!]+")
_VERSIONS = ("documents", "years")
_ASKS = re.compile("多少|几(?![至到])|怎么|咋|如何|哪|什么|啥|[呢吗么]$|没有$")
_STATES = re.compile(r"\d|[写说提定]")
_PAPER = re.compile("(?:规划|方案|计划|文件)[里中上]?[写说提定]?")
_BOTH = re.compile(
    "差|(?<!占)比(?!例|重)|对不上|矛盾|一致|一样|出入|打架|冲突|区别|不同|变|增(?!加值)|涨|降|减|多了|少了|高了|加|合计|一共|各|分别|还是|到底|都|哪个[高低大小新准对]|谁|改|倍|沿用|到位|达到了|达成|完成|实现了|兑现|做到了|超了|够"
)
_OF_ASKER = re.compile(r"我|咱|俺|公司|(?:研发|投入|合同|投资|营收|成交)[^,;]{0,6}\d|认定|评上")
_HOLDS = re.compile("作数|算数|有效|生效|过期|失效|到期|管用|执行|废")  # asked of what was named before
_SAYING = re.compile(
    r"(?<![\d年])\d[\d.]*(?:[至到~-]\d[\d.]*)?[万亿千]?[家件项个套人倍元%年]?|目标|计划|规划|[是写说提定要为]"
)


def without_told(text: str, gazetteer: Gazetteer) -> str:
    """A normalised message without the version and the number that it only tells of, where it asks of another one.

    What compares the two, or tells of the asker, stays as it is.
    """
    pieces = list(_PIECE.finditer(text))
    asking = next((piece for piece in pieces if _ASKS.search(piece[0])), None)
    if asking is None or _BOTH.search(text) or _OF_ASKER.search(text) or _HOLDS.search(asking[0]):
        return text
    versions = [mention for mention in find_mentions(text, gazetteer) if mention.kind in _VERSIONS]
    if not any(mention.start >= asking.start() for mention in versions):
        return text
    for piece in reversed(pieces[: pieces.index(asking)]):
        named = [m for m in versions if piece.start() <= m.start and m.end <= piece.end()]
        bare = _without(named, piece)
        if (named or _PAPER.match(bare)) and _STATES.search(bare):
            text = text[: piece.start()] + _SAYING.sub("", bare) + text[piece.end() :]
    return text


def _without(named: list[Mention], piece: re.Match[str]) -> str:
    """The words of a stretch of the message without the versions that it names."""
    words = piece[0]
    for mention in reversed(named):
        words = words[: mention.start - piece.start()] + words[mention.end - piece.start() :]
    return words
