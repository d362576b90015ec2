"""The industry or field that a figure is about, from its own words or from the headings above it."""

import re

from policy_corpus.vocabulary import Vocabulary

_OWN = re.compile(
    r"^(?P<topic>[^，；]{2,18}?(?:产业|产业领域|行业|服务业|制造业|领域))(?:的[^实]*)?(?=实现|累计|新组建|新培育|培育)"
)
_SET = re.compile(r"^(?:自创区|高新区|金普新区)?在(?P<topic>[^，；]{2,24}?(?:产业领域|产业|领域))$")
_VAGUE = re.compile(r"^(?:相关|各|重点|等)")
_HEADING_LEAD = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][^）)]*[)）]|\d+[.、])?\s*"
    r"(?:着力|大力|持续|积极|加快)?(?:发展|推动|推进|打造|壮大)?"
)
_FIELD_HEADING = re.compile(r"^[^，。；、“”]{2,8}领域$")


def split_topic(indicator: str) -> tuple[str | None, str]:
    """The industry that opens an indicator, and the indicator without it: (集成电路产业, 销售（营业）收入)."""
    found = _OWN.match(indicator)
    if not found or _VAGUE.match(found["topic"]):
        return None, indicator.removeprefix("相关产业")
    rest = indicator[found.end() :]
    return found["topic"], re.sub(r"^(?:累计)?实现", "", rest)


def topic_of_segment(text: str) -> str | None:
    """A segment that only sets the field: 在未来型、先导型产业领域，…"""
    found = _SET.match(text)
    return found["topic"] if found else None


def topic_of_headings(title: str, heading_path: tuple[str, ...], vocabulary: Vocabulary) -> str | None:
    """The field that the clause's own title, or else the nearest heading, opens with."""
    for heading in (title, *reversed(heading_path)):
        bare = _HEADING_LEAD.sub("", heading.strip()).rstrip("。")
        if (known := vocabulary.topics.pattern.match(bare)) or _FIELD_HEADING.match(bare):
            return known[0] if known else bare
    return None
