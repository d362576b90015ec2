"""Several things told one after the other, each with facts of its own (一台是国内首台套，合同3200万；另一台…)."""

import re

from bot.understanding.several import asks

_PIECE = re.compile("[^,，;；。!！:：]+[,，;；。!！:：]*")
_COUNTER = "(?:台|项|个|家|件|笔|套|支|款|单|份|名|位|所)"
_OPENS = re.compile(
    rf"(?:另外?|还有|再有?|又|外加|其中|我们?|手[上里]|公司|今年|去年|有|上了|做了|买了|卖了|签了|搞了)*(?:另?外?一|第[一二三四五])\s*{_COUNTER}"
)
MOST = 4


def told_apart(text: str) -> list[str]:
    """What is asked of each thing, as a message by itself with what is said of all; empty where no two are told."""
    pieces = _PIECE.findall(text)
    opening = [i for i, piece in enumerate(pieces) if _OPENS.match(piece)]
    if not 2 <= len(opening) <= MOST:
        return []
    tail = next((i for i in range(opening[-1], len(pieces)) if asks(pieces[i])), len(pieces))
    if tail <= opening[-1]:
        return []
    ends = [*opening[1:], tail]
    head, asked = "".join(pieces[: opening[0]]), "".join(pieces[tail:])
    things = ["".join(pieces[start:end]).rstrip(",，;；。!！") for start, end in zip(opening, ends, strict=True)]
    return [f"{head}{thing}，{asked}" for thing in things]
