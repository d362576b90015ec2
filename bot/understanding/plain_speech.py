"""A message in simplified characters and in the words that all speakers share: dialect and spoken years written out."""

import re
from functools import cache

from bot.understanding.patterns import load_data
from retrieval.text import simplified

_DIGITS = {han: str(digit) for digit, han in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_MARKS = ",，、;；:：。.?？!！（("
_ABOUT = {"一二"}  # 一二年: one year or two
_UNIT = r"(?P<unit>[十百千]?[万亿]元?)"
_UNIT_OF_ONE = re.compile(rf"(?<=\d)(?<!20[0-4]\d)\s?[（(]\s?(?:单位[:：]?)?{_UNIT}\s?[）)]")  # 去年900今年1500（万）
_UNIT_OF_ALL = re.compile(
    rf"[,，]?\s?[（(]?(?:金额)?单位(?:是|为|都是|[:：])?\s?(?:人民币)?{_UNIT}\s?(?:[）)]|(?=[,，。;；]|$))"
)
# A number without a unit, which is no year, no share and counts nothing.
_BARE = re.compile(
    r"(?<![\d.第])(?!20[0-4]\d(?!\.))\d{2,}(?:\.\d+)?(?=\s?(?:[,，。;；、?？到至涨增升降和能可补给→]|->|[去今前上本]年|20\d\d年|$))"
)


def in_plain_speech(message: str) -> str:
    """The message as another would type it who writes the standard language; what is standard stays as it is."""
    text = _without_courtesy(_in_one_line(simplified(message)))
    for says, means in _regional():
        text = says.sub(means, text)
    return _spoken_years().sub(_in_digits, _with_units(text))


def _with_units(text: str) -> str:
    """The message with a unit that is told once behind each number (研发费去年800，今年1200，单位万元)."""
    text = _UNIT_OF_ONE.sub(r"\g<unit>", text)
    unit = _UNIT_OF_ALL.search(text)
    if unit is None:
        return text
    rest = f"{text[: unit.start()]}，{text[unit.end() :]}" if unit.end() < len(text) else text[: unit.start()]
    return _BARE.sub(lambda number: f"{number[0]}{unit['unit']}", rest.replace("，，", "，"))


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
