"""How many of a thing that is supported the asker says he has (两项重大课题, 两家实验室都评上了)."""

import re

from policy_corpus.parsing.numbering import han_to_int

HOW_MANY, COUNTER = r"([1-9一二两三四五六七八九十])\s*", "(?:项|个|件|家|支|名|位|人|块|座|所|份|台|套)"
_EACH = "(?:都|均|各自?|分别|每[个家])"
_COUNTED = rf"(?<!第){HOW_MANY}({COUNTER})"


def how_many(name: str, text: str) -> tuple[int, str]:
    """The number that stands beside a name, or of whom each has it, and in what it is counted; 1 where it is not."""
    word = re.escape(name)
    counted = (
        re.search(rf"{_COUNTED}[^,，。;；?？的\d]{{0,4}}{word}", text)
        or re.search(
            rf"(?:^|[,，。;；])[^,，。;；、和与及跟]*{word}[^,，。;；?？\d、和与及跟我这那]{{0,4}}?{_COUNTED}(?![能可给补])",
            text,
        )
        or re.search(rf"{_COUNTED}(?!月)[^。;；?？\d]{{0,16}}{_EACH}[^,，。;；?？\d]{{0,10}}{word}", text)
    )
    return (han_to_int(counted[1]), counted[2]) if counted else (1, "")
