"""Words that speech takes apart or draws out (揭了保税区发的榜, 上了市, 三个年头), as documents write them."""

import re
from functools import cache

from bot.understanding.patterns import load_data

_ASPECT = "了个|了一个|过一次|不了|得了|不成|了|过|完|上|个|成"


def join_separated(text: str) -> str:
    """A normalised message in which each such verb stands in one piece; what stood between follows it."""
    text = text.replace("个年头", "年")
    for verb, pattern, joined in _separated():
        if verb[0] in text and verb[1] in text:
            text = pattern.sub(joined, text)
    return text


@cache
def _separated() -> list[tuple[str, re.Pattern[str], str]]:
    """Each verb, how it looks when taken apart, and in one piece."""
    data = load_data("separable.yaml")
    after = f"(?![{''.join(data['longer'])}])"
    close = [(verb, re.compile(f"{verb[0]}({_ASPECT}){verb[1]}{after}"), rf"{verb}\1") for verb in data["close"]]
    far = [
        (verb, re.compile(f"{verb[0]}(?!{verb[1]})([^,;。?!]{{1,12}}?){verb[1]}{after}"), rf"{verb}\1")
        for verb in data["far"]
    ]
    turned = [
        (verb, re.compile(f"({verb[1]}[^。?!]{{0,16}}?){verb[0]}(?!{verb[1]})"), rf"\1{verb}") for verb in data["far"]
    ]
    return close + far + turned
