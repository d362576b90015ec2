"""A message that asks several things: what leans on the part before it is a question of its own."""

import re
from itertools import pairwise

_BREAK = re.compile("[,，;；。?？!！]+")
_LEANING = re.compile(r"(那么?|其中|再|还有|另外|然后)?.{1,12}(呢|咧)")  # 2018年新增多少家, 三年总共呢
_AGAIN = re.compile(r"[^又]{2,14}又(?:是|要|有|能|该)?[哪多几谁啥什怎]")  # 人才港哪年成立？人才10条又是哪年
_STATES = re.compile(r"\d[\d.]*\s*(?:[万亿]?元|[万亿家个项人件套%％])[^\d]{0,3}$")
_ASKS = re.compile("[谁哪啥吗么呢]|(?<![没好这近十])(?<!前(?=几[年天]))几(?![十百千])|多少|什么|怎|如何|何时")
_SORTS = {
    "who": re.compile("谁|哪个(?:部门|单位|局|委)|牵头|责任单位"),
    "how much": re.compile("(?:多少|(?<!第)几)(?!个?人|名|位|个区|条)|百分之"),
    "when": re.compile("什么时候|啥时候|何时|哪[年天]|几号|有效期|截止|过期|到期"),
    "where": re.compile("哪一?条|第几条|在哪|哪[份个](?:文件|政策|方案|规划)"),
    "how": re.compile("(?:怎么|咋|如何)个?(?:申请|申报|报|办|弄|领|拿|操作)|流程|手续|材料|程序|步骤"),
    "on what terms": re.compile("(?:什么|啥|哪些|哪几个)(?:条件|要求|门槛|资格)|(?:条件|门槛)是(?:什么|啥)"),
    "what": re.compile("(?:是|叫|做|干)(?:什么|啥)|什么(?:工程|计划|产业|项目)"),
}
_NAMES = re.compile(
    "(?:分别|都|各自?|具体)(?:是|叫|有)*(?:做)?(?:什么|啥|哪些|谁|哪几.?)(?:名字?)?|(?:最[后末]一[章节条项个]|第[^,]{1,3}?大?[项个])(?:是|叫|讲|说)*(?:做)?(?:什么|啥)"
)  # 有几份,分别叫什么
MOST = 3


def parts_of(text: str) -> list[str]:
    """The questions of a normalised message, in order, after what it states first; the message itself where it is one.

    What states a number (省级给50万) comes before questions that lean on it (国家级呢).
    """
    pieces = pieces_of(text)
    parts = pieces[:1]
    for piece in pieces[1:]:
        leaning = _LEANING.fullmatch(piece) and (asks(parts[0]) or _STATES.search(parts[0]))
        again = _AGAIN.match(piece) and asks(parts[0])
        if leaning or again or _asks_else(next((part for part in reversed(parts) if _sorts(part)), ""), piece):
            parts.append(piece)
        else:
            parts[-1] = f"{parts[-1]},{piece}"
    return parts if 1 < len(parts) <= MOST else [text]


def pieces_of(text: str) -> list[str]:
    """The stretches of a message between its marks; what is enumerated is one, unless each asks (给多少、找谁)."""
    pieces = [piece for piece in _BREAK.split(text) if piece.strip()]
    return [part for piece in pieces for part in (_enumerated(piece) or [piece])]


def _enumerated(piece: str) -> list[str]:
    """The questions set in a row; empty where one of them asks nothing, or nothing else than the one before."""
    parts = piece.split("、")
    apart = all(asks(part) and _sorts(part) for part in parts)
    return parts if apart and not any(_sorts(one) & _sorts(two) for one, two in pairwise(parts)) else []


def _asks_else(part: str, piece: str) -> bool:
    """Whether a piece asks, and of another sort than the part before it (谁牵头, 目标多少)."""
    before, now = _sorts(part), _sorts(piece)
    if "how much" in before and _NAMES.fullmatch(piece):
        return False
    return asks(part) and asks(piece) and bool(before and now) and not before & now


def _sorts(part: str) -> set[str]:
    return {sort for sort, words in _SORTS.items() if words.search(part)}


def asks(part: str) -> bool:
    """Whether a part of a message asks anything."""
    return _ASKS.search(part) is not None
