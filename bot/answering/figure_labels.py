"""Figures asked for by label: the words of a look-up (在管基金 支数 总规模), or what stands before 各几家."""

import re

from bot.answering.comparison import amount
from bot.answering.inquiry import Inquiry
from bot.understanding.facets import KINDS, without
from bot.understanding.lookups import SIZE
from bot.understanding.question import read_unit
from policy_corpus.model import Figure
from retrieval.grams import grams

ASKS = re.compile(r"多少|几[家件项个套人名亿位台支种所处倍场届户]|百分之几|几成|多大|多长")
_COUNTED = re.compile("([家件项个套人名支户])数$")
_LISTED = re.compile(r"[\s、]+")
_AND = re.compile(r"[\s、和与及跟，,]+")
_DATED = re.compile(r"(?:20)?\d\d年?[底末初]?")
_WITHIN = re.compile("[里中的]")
_HEAD = re.compile("(?<=[\u4e00-\u9fff]{2})(?:公司|企业|机构|单位)$")  # the kind of body, of which there are many
SHORT = 6  # characters of a thing that is named by itself
_EACH_ASKED = re.compile("(?:各|分别|合计|加起来|加一块|一共|总共)(?:是|有)?(?:多少|几)")


def labels_of(inquiry: Inquiry) -> list[str]:
    """The labels of a look-up without asking words (在管基金 支数 总规模), or before 各几家 (银行、小贷公司各几家).

    A word that only says how a thing is counted or sized (家数, 占比) is read with the thing named before it.
    """
    if any(len(values) > 1 for values in _each_of(inquiry)):
        return []
    message, subject = inquiry.question.message, inquiry.question.subject.split()
    each = _EACH_ASKED.search(message)
    if each:
        things = (_thing(part, subject) for part in _AND.split(message[: each.start()]))
        named = [thing for thing in things if thing]
        return named if len(named) > 1 or each[0].startswith(("各", "分别")) else []
    words, listed = _LISTED.split(message.strip()), "、" in message
    if len(words) == 2 and all(any(w in word for w in subject) for word in words) and not ASKS.search(message):
        return words
    if len(words) < (2 if listed else 3) or ASKS.search(message):
        return []
    labels, thing = dict.fromkeys(words[:1]), words[0]
    for word in words[1:]:
        if _DATED.fullmatch(word) or not without(word, inquiry.kit.gazetteer, KINDS).strip():
            continue
        if SIZE.fullmatch(word):
            labels.pop(thing, None)
            labels[f"{thing}{word}"] = None
        else:
            labels[word], thing = None, word
    return [label for label in labels if listed or label != words[0]]


def counts_all(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether a figure counts all that is asked for together (瞪羚、独角兽企业一共几家)."""
    words = inquiry.question.subject.split()
    held = set(grams(canonical(inquiry, figure.indicator)))
    return len(words) > 1 and all(set(grams(canonical(inquiry, word))) & held for word in words)


def _thing(part: str, subject: list[str]) -> str:
    """What a part of a list names: as it is typed where it is short (准上市), else the words of the subject in it."""
    own = _WITHIN.split(part)[-1]
    words = [word for word in subject if word in part]
    return own if words and len(own) <= SHORT else "".join(words)


def _each_of(inquiry: Inquiry) -> tuple[tuple[object, ...], ...]:
    """What else a question may ask the same figure of each of."""
    named = inquiry.question.named
    return named.documents, named.districts, named.years


def labelled(inquiry: Inquiry, labels: list[str], near: list[Figure]) -> list[Figure]:
    """For each label, the figure nearby that is counted in its unit, or shares most of its words."""
    found: list[Figure] = []
    for label in labels:
        counted, unit = _COUNTED.search(label), read_unit(label)
        own = _HEAD.sub("", label)
        words = {*grams(canonical(inquiry, own)), *grams(own)}  # 准上市, 拟上市: canonically one
        shares = {f.id: len(words & {*grams(canonical(inquiry, f.indicator)), *grams(f.indicator)}) for f in near}
        shares |= {f.id: len(label) for f in near if not shares[f.id] and _abbreviates(label, f.indicator)}
        of_unit = [f for f in near if (counted and f.unit == counted[1]) or (unit and unit.shows.search(amount(f)))]
        fitting = of_unit or [f for f in near if shares[f.id]]
        found += sorted(fitting, key=lambda f: -shares[f.id])[:1]
    return found


def _abbreviates(label: str, name: str) -> bool:
    """Whether the label's characters stand in the name in their order (小贷 for 小额贷款公司)."""
    characters = iter(name)
    return len(label) > 1 and all(character in characters for character in label)


def canonical(inquiry: Inquiry, text: str) -> str:
    return inquiry.kit.vocabulary.rewrites.apply(inquiry.kit.canonical(text))
