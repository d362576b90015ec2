"""A message in simplified characters and in the words that all speakers share: dialect and spoken years written out."""

import re
from functools import cache

from bot.understanding.patterns import load_data
from retrieval.text import simplified

_DIGITS = {han: str(digit) for digit, han in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_MARKS = ",，、;；:：。.?？!！（("
_ABOUT = {"一二"}  # 一二年: one year or two


def in_plain_speech(message: str) -> str:
    """The message as another would type it who writes the standard language; what is standard stays as it is."""
    text = _without_courtesy(_in_one_line(simplified(message)))
    for says, means in _regional():
        text = says.sub(means, text)
    return _spoken_years().sub(_in_digits, text)


def _in_one_line(message: str) -> str:
    """The message with a comma where a line ends that has no mark there: what stands below is another thing."""
    lines = list(filter(None, map(str.strip, message.splitlines())))
    return "".join(f"{one}{'' if one[-1] in _MARKS else '，'}" for one in lines[:-1]) + "".join(lines[-1:])


def _without_courtesy(text: str) -> str:
    """The message without a greeting before what it says and thanks after it."""
    opening, closing = _courtesy()
    return closing.sub("", opening.sub("", text, count=1)) or text


@cache
def _courtesy() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load_data("regional.yaml")["courtesy"]
    return re.compile(f"^{data['opening']}"), re.compile(data["closing"])


def _in_digits(match: re.Match[str]) -> str:
    spoken = match["tens"] + match["ones"]
    return match[0] if match[0] in _ABOUT else "20" + "".join(_DIGITS[han] for han in spoken)


@cache
def _regional() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(word["says"]), word["means"]) for word in load_data("regional.yaml")["words"]]


@cache
def _spoken_years() -> re.Pattern[str]:
    return re.compile(load_data("regional.yaml")["spoken_years"])
