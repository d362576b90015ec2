"""Sums of money in Chinese text: reading, finding and writing them, always as exact yuan."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from policy_corpus.errors import InputError

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"": Decimal(1), "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_SCALES |= {small + "万": scale * 10**4 for small, scale in _SCALES.items()}
_SCALES |= {small + "亿": scale * 10**8 for small, scale in list(_SCALES.items())[:4]}
_SCALES |= {small + "万亿": scale * 10**12 for small, scale in list(_SCALES.items())[:4]}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％￥", "0123456789.,%¥")
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿")
_IN_CAPITALS = re.compile("[壹贰叁肆伍陆柒捌玖拾佰仟萬億零]{2,}")  # 捌佰陆拾万; 队伍 and 大陆 are words

_CHINESE = "(?=[一二两三四五六七八九十])(?:[一二两三四五六七八九]千)?零?(?:[一二两三四五六七八九]百)?零?"
_CHINESE += "(?:[一二两三四五六七八九]?十)?零?[一二两三四五六七八九]?"
_NUMBER = rf"(?:(?<![\d.])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<![\d.])\d+(?:\.\d+)?|{_CHINESE})"
_COUNTED = "人家件项个套辆吨平立亩台户千只次株名册条篇头种幢栋公瓦元"
_FOREIGN = "美元|美金|欧元|日元|港元|港币|英镑|韩元|加元|澳元|卢布"
_OTHER_CURRENCY = re.compile(rf"{_FOREIGN}|[$€£]|\b(?:USD|EUR|GBP|JPY|HKD|KRW)\b", re.IGNORECASE)
_CLASSIFIER = "(?:个(?=[百千]?[万亿](?![元级规产集企园区])))?"  # 1.2个亿; 3个百亿级产业 are three of a kind
_SCALED = rf"({_NUMBER})\s?{_CLASSIFIER}([多余来]?)\s?([十百千]?(?:万亿|[万亿]))"
_MONEY = re.compile(
    rf"(?:{_SCALED}(?:\s?零?{_SCALED})?(?:({_NUMBER}千?)(?=\s?[元块])|([一二三四五六七八九])(?![\d十百千万亿个、台项家件笔套单份年]))?"
    rf"(?:\s?(?:元|块钱|块)(?!素)|(?P<foreign>{_FOREIGN})|(?!\s?(?!人民币)[{_COUNTED}]))"
    rf"|({_NUMBER})\s?([多余来]?)\s?([百千]?)\s?(?:元(?!素)|块钱|块(?!链))"
    rf"|(?<=¥)\s?({_NUMBER})(?![\d.,]*\s?[十百千万亿元]))"
)
_SHARING = re.compile(rf"((?:{_NUMBER}\s?(?:[、/~～—–-]|至|到|和|及|或)\s?)+)$")
_TOGETHER = re.compile("[加合放凑在到算搭]$")  # before 一块, which then is no money (加一块补多少)
_ITEM_NUMBER = re.compile(r"(?:^|\n)\s*\d{1,2}、$")
_PERCENT = re.compile(rf"({_NUMBER})\s?[%％]|百分之({_NUMBER})|({_NUMBER})成")


class _Part(NamedTuple):
    number: Decimal
    scale: Decimal


@dataclass(frozen=True)
class Money:
    """A sum found in a text; `approximate` where the text says 多 or 余, `currency` None for yuan."""

    start: int
    end: int
    text: str
    yuan: Decimal
    approximate: bool = False
    currency: str | None = None


def read_number(text: str) -> Decimal:
    """The number written in Arabic digits ("1,200.5") or in Chinese numerals below ten thousand ("三百二十")."""
    text = text.translate(_FULL_WIDTH).replace(",", "")
    if text[0].isdigit():
        return Decimal(text)
    total, digit = 0, 0
    for char in text:
        if char in _SMALL_UNITS:
            total += (digit or 1) * _SMALL_UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return Decimal(total + digit)


def find_money(text: str) -> list[Money]:
    """Every sum in the text, in order; "10、20、30万元" are three sums sharing one unit."""
    plain = _IN_CAPITALS.sub(lambda m: m[0].translate(_CAPITALS), text.translate(_FULL_WIDTH))
    found: list[Money] = []
    for match in _MONEY.finditer(plain):
        if match[0] == "一块" and _TOGETHER.search(plain, 0, match.start()):
            continue
        amount = _read(match, text)
        found += [*_sharing_the_unit(plain, text, match, found[-1].end if found else 0), amount]
    return found


def parse_money(text: str) -> Decimal:
    """The one sum that the text states, in yuan; a bare number is yuan. Raises InputError."""
    stripped = text.strip()
    found = find_money(stripped)
    if _OTHER_CURRENCY.search(stripped):
        raise InputError(f"金额“{stripped}”不是人民币，请换算成元后再填写。")
    if len(found) == 1 and found[0].text == stripped.removeprefix("人民币"):
        return found[0].yuan
    if re.fullmatch(r"-?\d+(\.\d+)?", stripped):
        return Decimal(stripped)
    raise InputError(f"看不懂金额“{stripped}”，请写成“500万元”“1.2亿”这样的数额。")


def parse_share(text: str) -> Decimal:
    """A share of one: "30%", "百分之三十" and "三成" are 0.3. Raises InputError."""
    match = _PERCENT.fullmatch(text.strip().translate(_FULL_WIDTH))
    if match is None:
        raise InputError(f"看不懂比例“{text.strip()}”，请写成“30%”这样的比例。")
    percent, spelled, tenths = match.groups()
    return read_number(tenths) / 10 if tenths else read_number(percent or spelled) / 100


@lru_cache(maxsize=4096)
def render_yuan(amount: Decimal) -> str:
    """As officials write it: "5000元", "500万元", "1.2亿元"; never rounded."""
    for scale, unit in ((Decimal(10**8), "亿元"), (Decimal(10**4), "万元")):
        if abs(amount) >= scale and _decimals(amount / scale) <= 4:
            return f"{_plain(amount / scale)}{unit}"
    return f"{_plain(amount)}元"


def _read(match: re.Match[str], text: str) -> Money:
    first, vague, scale, second, vague_2, scale_2, rest, tail = match.groups()[:8]
    whole, vague_3, small, marked = match.groups()[9:]
    if marked:
        yuan = read_number(marked)
    elif whole:
        yuan = read_number(whole) * _SCALES[small]
    else:
        parts = [_Part(read_number(first), _SCALES[scale])]
        if second:
            parts.append(_Part(read_number(second), _SCALES[scale_2]))
        yuan = sum((part.number * part.scale for part in parts), Decimal())
        if rest:
            yuan += read_number(rest.removesuffix("千")) * (1000 if rest.endswith("千") and rest[0].isdigit() else 1)
        if tail:
            yuan += read_number(tail) * parts[-1].scale / 10
    return Money(
        match.start(),
        match.end(),
        text[match.start() : match.end()],
        yuan,
        bool(vague or vague_2 or vague_3),
        match["foreign"],
    )


def _sharing_the_unit(plain: str, text: str, match: re.Match[str], after: int) -> list[Money]:
    """The bare numbers of a list in front of a sum, which borrow its unit."""
    before = _SHARING.search(plain, after, match.start())
    if before is None or match["foreign"] or _ITEM_NUMBER.search(plain, 0, match.start()):
        return []
    scale = _SCALES[match.group(3) or match.group(12) or ""]
    return [
        Money(number.start(), number.end(), text[number.start() : number.end()], read_number(number.group()) * scale)
        for number in re.compile(_NUMBER).finditer(plain, before.start(1), before.end(1))
        if number.group()
    ]


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
