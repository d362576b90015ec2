"""What a figure counts: its indicator as written, or what an earlier segment named where its own says only 增长8.7%."""

import re
from dataclasses import dataclass

from policy_corpus.facts.segments import Segment
from policy_corpus.facts.trimming import trim, trim_after
from policy_corpus.vocabulary import Vocabulary

_FROM_TO = re.compile(r"(?:由|从)(?:不低于|不高于|不超过|原来)?$")
_DEPENDENT = re.compile(
    r"^(?:较(?:上年|去年|(?:19|20)\d{2}年)|同比|环比|比(?:上年|去年|“?十[三四]五)|占(?!地(?!区))|(?:年均)?增长|增幅|增速|增加|下降|减少"
    r"|翻|覆盖|(?:总)?规模$|到位资金|撬动|首期|单项$)"
)
_PREDICATE = re.compile(r"^(?:获|入选|荣|被|来自|为)")
_MULTIPLE = re.compile(r"^(?:约|也)?(?:是|为|相当于)(?P<year>(?:19|20)\d{2})年.*的$")
_NEEDS_OBJECT = re.compile(r"(?:提供|获得)$")
_COMPARED = re.compile(r"较(?:上年|(?:19|20)\d{2}年)(?:末|底)?(?:增加|增长|减少|提高)?$|(?:增加|增长|增幅|占.*)$")
_SHARE = re.compile(r"^约?占(?P<whole>[^\d（]+)(?P<bracket>（?)\d")
_JOINED = re.compile(r"(?<!国家)[和及]|、$")


@dataclass(frozen=True)
class Name:
    """`indicator` as written; `subject` is what a dependent follower (增长8.7%) speaks of.

    `start` is where in the flow it is named.
    """

    indicator: str
    subject: str
    start: int


def name_quantity(segment: Segment, index: int, previous: Name | None, vocabulary: Vocabulary) -> Name | None:
    """Name the segment's `index`-th quantity; borrow from `previous` where the segment has no noun of its own."""
    share = _name_share(segment, index, previous, vocabulary)
    if share:
        return share
    before, after = _around(segment, index)
    if previous and (multiple := _MULTIPLE.match(before)):
        return Name(f"{previous.subject}与{multiple['year']}年之比", previous.subject, previous.start)
    left, right = trim(_FROM_TO.sub("", before), vocabulary), trim_after(after)
    wording = left + right
    if not wording:
        return previous
    if previous and (_DEPENDENT.match(wording) or (not left and _PREDICATE.match(right))):
        return Name(previous.subject + wording, previous.subject, previous.start)
    if previous and len(wording) <= 4 and segment.text.startswith("其中"):
        return Name(f"{previous.subject}（{wording}）", previous.subject, previous.start)
    if previous and len(wording) <= 2 and segment.joined:
        return Name(f"{previous.indicator}、{wording}", wording, previous.start)
    return Name(wording, _COMPARED.sub("", wording) or wording, segment.start)


def _name_share(segment: Segment, index: int, previous: Name | None, vocabulary: Vocabulary) -> Name | None:
    """占全市（71个）比例的43.7%, 约占高新区153平方公里总面积的30%: the whole, then the share of it."""
    found = _SHARE.match(segment.text)
    if found is None or len(segment.quantities) != 2 or previous is None or segment.quantities[1].unit != "%":
        return None
    whole, rest = found["whole"], segment.text[segment.quantities[0].end : segment.quantities[1].start]
    rest = rest.strip("）的")
    if index == 1:
        return Name(f"{previous.subject}占{whole}{rest}", previous.subject, previous.start)
    if found["bracket"]:
        return Name(whole + previous.subject, previous.subject, previous.start)
    return Name(whole + rest, previous.subject, previous.start)


def _around(segment: Segment, index: int) -> tuple[str, str]:
    """The words around a quantity up to its neighbours in the same segment, or up to the 和 between them."""
    quantities, text = segment.quantities, segment.text
    before = text[quantities[index - 1].end if index else 0 : quantities[index].start]
    following = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
    after = text[quantities[index].end : following]
    if index:
        before = _JOINED.split(before)[-1]
    if index + 1 < len(quantities):
        after = _JOINED.split(after)[0]
        after += text[quantities[index + 1].end :] if _NEEDS_OBJECT.search(after) else ""
    return _outside_brackets(before, after)


def _outside_brackets(before: str, after: str) -> tuple[str, str]:
    """A quantity inside brackets is named by what stands outside them."""
    head, bracket, inside = before.rpartition("（")
    return (head, after.partition("）")[2]) if bracket and "）" not in inside else (before, after)


def subject_of(segment: Segment, vocabulary: Vocabulary) -> Name | None:
    """What a segment without a figure names for the next one to measure: 高新技术企业数量翻番，达到300家."""
    subject = trim(segment.text, vocabulary)
    return Name(subject, subject, segment.start) if len(subject) > 1 else None
