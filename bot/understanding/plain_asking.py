"""Short ways of asking, put in the words that are understood everywhere (要不要评估, 用评审不: 要评估吗)."""

import re

_A_NOT_A = re.compile(
    "^(?P<lead>(?:那么?|还|也|又|另外|,)*)(?:要不要|用不用|需不需要|得不得|(?:用|得|需要?|要)(?=[^,。?]{2,6}不[?？]?$))"
    "(?P<what>[^,。?？吗呢多少几谁哪什么啥怎如何当按照]{2,6}?)不?[?？。]?$"
)
_GREW = re.compile("^(?P<lead>(?:那么?|,)*)(?:增[长加]|上涨)(?=多少|几)")


def asked_plainly(text: str) -> str:
    """A normalised message that goes on in a conversation, in plain words."""
    return _GREW.sub(r"\g<lead>涨了", _A_NOT_A.sub(r"\g<lead>要\g<what>吗", text))
