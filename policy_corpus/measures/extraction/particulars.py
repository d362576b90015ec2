"""How often a measure pays, who judges first, what a rate is taken of and what a sum is counted by."""

import re

_COUNT = r"[一二三四五六七八九十两\d]+"
_FREQUENCY = re.compile(rf"连续[^，。；]{{0,4}}?{_COUNT}年|一次性|每年|年度(?=运营|经费)|按年(?!度)|{_COUNT}年(?=\d)")
_ASSESSMENT = re.compile(
    r"经[^，。；]{0,10}(?:评估|评审|评定|论证|审核|评选|认定)[^，。；]{0,2}?(?:后|(?=[，。；的给]))|择优|遴选|一事一议|一企一策"
)
_GOES_ON = re.compile(rf"[，、]连续[^，。；\n]{{0,4}}?{_COUNT}年")
_FURTHEST_BACK = 300
_SOUGHT = re.compile(r"探索|争取|研究制定|拟出台|力争出台|研究出台")
_OF_RULE = re.compile(r"(?:按照?|参照|依据?|以)(?P<base>[^，；]+?)的?$")
_OF_GIFT = re.compile(r"(?:给予?(?:企业|单位|个人)?|比例(?:不超过|为))(?P<base>[^，；]{2,}?)的?$")
_AFTER_BASE = re.compile(r"给予?.*$|(?:最高|不超过|不低于|不高于).*$")
_NO_BASE = re.compile(r"企业|单位|个人|(?:单个|每个)项目|.*[\d一二三四五六七八九十]年|.*(?:一次性|最高|不超过)")
_PER_AFTER = re.compile(r"/(?P<per>平方米|[^\d，；。]{1})")
_PER_BEFORE = re.compile(
    r"每(?P<per>平方米|[^\d，；。年月]{1,2}?)(?:每年|奖励|补助|补贴|资助|给予|最高|分别|一次性|支持)"
)


def frequency_of(text: str) -> str | None:
    """How often it is paid, in the document's words joined by 、; None where nothing is said."""
    words = dict.fromkeys(match[0] for match in _FREQUENCY.finditer(text))
    return "、".join(words) or None


def statement_start(text: str, position: int) -> int:
    """Where the part of the sentence that holds the position begins: after a stop, and not too far back."""
    earliest = max(0, position - _FURTHEST_BACK)
    return max(earliest, *(text.rfind(mark, earliest, position) + 1 for mark in "。；！？\n"))


def end_of_run(text: str, end: int) -> int:
    """Where a statement ends that says next how long it goes on (…，连续支持三年)."""
    goes_on = _GOES_ON.match(text, end)
    return goes_on.end() if goes_on else end


def assessment_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where `text[start:end]` says that somebody judges first."""
    found = _ASSESSMENT.search(text, start, end)
    return found.span() if found else None


def pays_once_and_yearly(text: str) -> bool:
    """Whether a statement speaks of a single payment and of yearly ones, so that it may hold two measures."""
    return "一次性" in text and re.search("每年|年度(?=运营|经费)|连续", text) is not None


def is_sought(text: str) -> bool:
    """Whether the document only seeks or explores what the text says."""
    return _SOUGHT.search(text) is not None


def base_of(before: str) -> str | None:
    """What a rate is taken of, from the words before it."""
    for pattern in (_OF_RULE, _OF_GIFT):
        found = pattern.search(before)
        base = _AFTER_BASE.sub("", found["base"]).rstrip("的") if found else ""
        if len(base) > 1 and not _NO_BASE.fullmatch(base):
            return base
    return None


def per_of(before: str, after: str) -> str | None:
    """What a sum is counted by: 亩, 项."""
    if found := _PER_AFTER.match(after):
        return found["per"]
    found = _PER_BEFORE.search(before)
    return found["per"] if found else None
