"""How many of a thing that is supported the asker says he has (两项重大课题, 两家实验室都评上了)."""

import re

from bot.answering.inquiry import Inquiry
from policy_corpus.measures.catalogue import leaves
from policy_corpus.measures.model import Measure
from policy_corpus.parsing.numbering import han_to_int

HOW_MANY, COUNTER = r"([1-9一二两三四五六七八九十])\s*", "(?:项|个|件|家|支|名|位|人|块|座|所|份|台|套)"
_KINDS = {"platform", "project"}  # facts of which an asker may have several, each paid for by itself
_IN_ONE = {"俩": "两个", "仨": "三个"}
_EACH = "(?:都|均|各自?|分别|每[个家])"
_COUNTED = rf"(?<!第){HOW_MANY}({COUNTER})"


def in_numbers(text: str) -> str:
    """A text with a number and a measure word where one word is both (俩国标)."""
    return "".join(_IN_ONE.get(char, char) for char in text)


def kinds_held(inquiry: Inquiry, measure: Measure) -> int:
    """How many kinds that a measure pays for the message says the asker has (重点实验室1、工程中心1); 0 of none."""
    asked = [leaf for leaf in leaves(measure.conditions) if leaf.fact in _KINDS & inquiry.told]
    told = [(leaf.among, inquiry.profile.get(leaf.fact)) for leaf in asked]
    return max((len(set(among) & set(held)) for among, held in told if isinstance(held, list)), default=0)


def how_many(name: str, text: str) -> tuple[int, str]:
    """The number that stands beside a name, or of whom each has it, and in what it is counted; 1 where it is not."""
    word, text = re.escape(name), in_numbers(text)
    counted = (
        re.search(rf"{_COUNTED}[^,，、。;；?？的\d]{{0,4}}{word}", text)
        or re.search(
            rf"(?:^|[,，。;；])[^,，。;；、和与及跟]*{word}[^,，。;；?？\d、和与及跟我这那]{{0,4}}?{_COUNTED}(?![能可给补])",
            text,
        )
        or re.search(
            rf"、[^,，。;；、\d]{{0,4}}{word}[^,，。;；?？\d、和与及跟]{{0,4}}?{_COUNTED}(?=[、,，;；。]|$)", text
        )
        or re.search(rf"{_COUNTED}(?!月)[^。;；?？\d]{{0,16}}{_EACH}[^,，。;；?？\d]{{0,10}}{word}", text)
    )
    return (han_to_int(counted[1]), counted[2]) if counted else (1, "")
