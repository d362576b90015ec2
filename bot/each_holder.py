"""A message that tells of several holders, each with facts of his own, is answered for each of those it asks about.

Each is asked for by himself, with what is said of all and of him alone, so that nobody's facts are another's.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.answering.sums import TOTAL, difference_of, whole_of
from bot.answering.terms import Term
from bot.drafting import Draft, Line
from bot.eligibility import Assessment
from bot.profile import Reading, read_facts
from bot.telling_apart import each_named
from bot.understanding.apart import Thing
from bot.understanding.holders import Holder, Holders, has_nothing, holders_told
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Rate
from policy_corpus.measures.money import render_yuan

_LEVEL = re.compile("国家级?|省级?|市级?|国际|国内|行业|地方|首次|再次|重新")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_IDLE = set("是有的也为个只才家件项万")  # characters beside a number that say nothing of what it is
_OF_ANYBODY = {"district", "registered", "applicant"}
_OWN = re.compile("[我咱俺]们?")
_BELOW = ("原文：", "依据：")  # what lines begin with that stand once, below those of all holders

if TYPE_CHECKING:
    from bot.flow import Exchange


def answer_for_each(exchange: "Exchange", alone: Callable[["Exchange", str, bool], "Exchange"]) -> None:
    """Settle the draft where several holders are told of; `alone` answers what one of them would ask by himself."""
    text, told = _told_now_or_before(exchange)
    texts = _messages(exchange, told) if told else {}
    if not told or not texts:
        return
    asked = [(holder, alone(exchange, texts[holder], holder.own)) for holder in told.asked]
    if not any(one.draft and one.draft.status == "answered" for _, one in asked):
        return
    exchange.draft = _merged(told, asked)
    own = next((one for holder, one in asked if holder.own), None)
    _, first = asked[0]
    exchange.question, exchange.inquiries = first.question, first.inquiries
    exchange.things, exchange.text = [Thing(text)], text
    exchange.supposed = {f"{holder.name}：{name}": v for holder, one in asked for name, v in one.supposed.items()}
    if own:
        exchange.reading, exchange.profile = own.reading, own.profile


def _told_now_or_before(exchange: "Exchange") -> tuple[str, Holders | None]:
    """The message, behind what the one before told of several holders where it only asks about these (两家合计呢)."""
    text = exchange.kit.normalise(exchange.request.message)
    told, last = holders_told(text), exchange.state.turns[-1:]
    before = holders_told(last[0].whole or last[0].message) if last and not told else None
    if before is None or _tells(text, exchange):
        return text, told
    whole = f"{before.told}，{text}"
    further = holders_told(whole)
    of_these = further and (further.together or further.weighed or len(further.asked) < len(before.all))
    return (whole, further) if of_these else (text, None)


def _messages(exchange: "Exchange", told: Holders) -> dict[Holder, str]:
    """What each would ask; none where it is not known of each what is told of him."""
    as_of = exchange.as_of
    said = [_said(told.all, at, exchange) for at in range(len(told.all))]
    if not all(said):
        return {}
    texts = [told.message_of(own) for own in said]
    readings = [read_facts(text, load_facts(), as_of=as_of) for text in texts]
    if any(each.contradictions or each.problems for each in readings):
        return {}
    return dict(zip(told.all, each_named(exchange.kit, texts, as_of), strict=True))


def _said(holders: Sequence[Holder], at: int, exchange: "Exchange") -> str:
    """What is told of a holder, in words that stand alone; empty where they do not tell it."""
    holder, others = holders[at], [each for each in holders if each is not holders[at]]
    told = "，".join(_spelled_out(piece, others[0].told, exchange) for piece in holder.told.split("，"))
    return told if _tells(told, exchange) else ""


def _spelled_out(piece: str, other: str, exchange: "Exchange") -> str:
    """A piece as the other is told of, where that one alone says what it is of (研发增加800万 … 增加600万; 乙公司5件)."""
    if has_nothing(piece):
        return _denying(other, exchange)
    if _tells(piece, exchange):
        return piece
    for told in other.split("，"):
        for pattern in (_NUMBER, _LEVEL):
            before, now = pattern.findall(told), pattern.findall(piece)
            if len(before) == len(now) == 1 and set(pattern.sub("", piece)) <= set(told) | _IDLE:
                return told.replace(before[0], now[0], 1)
    return piece


def _facts(told: str, exchange: "Exchange") -> Reading:
    return read_facts(f"我们公司{told}", load_facts(), as_of=exchange.as_of)


def _tells(told: str, exchange: "Exchange") -> bool:
    return bool(_facts(told, exchange).values.keys() - _OF_ANYBODY)


def _denying(other: str, exchange: "Exchange") -> str:
    """That somebody has nothing of what another is told of."""
    kit = exchange.kit
    names = {*kit.aliases_in(kit.canonical(other)).values(), *_titles(other, exchange)}
    return "，".join(f"没有{name}" for name in sorted({_LEVEL.sub("", name) for name in names}) if name)


def _titles(told: str, exchange: "Exchange") -> list[str]:
    facts = load_facts()
    return [found.words for found in _facts(told, exchange).found if facts[found.fact].type == "bool"]


def _merged(told: Holders, asked: Sequence[tuple[Holder, "Exchange"]]) -> Draft:
    """One draft: what they come to or who gets more, then what each gets under his name, then the words it rests on."""
    drafts = [one.draft for _, one in asked if one.draft]
    merged = replace(
        drafts[0],
        status="answered",
        lines=[],
        measures=[each for draft in drafts for each in draft.measures],
        computed=[each for draft in drafts for each in draft.computed],
        questions=[],
    )
    for (holder, _), draft in zip(asked, drafts, strict=True):
        merged.say(f"{_called(told, holder)}：")
        merged.lines += [line for line in draft.lines if not (line.notice or line.text.startswith(_BELOW))]
    for opening in _BELOW:
        below = (line for draft in drafts for line in draft.lines if line.text.startswith(opening))
        merged.lines += [line for line in dict.fromkeys(below) if line not in merged.lines]
    notices = dict.fromkeys(line for draft in drafts for line in draft.lines if line.notice)
    total = _together(told, asked)
    first = [Line(total, tuple(dict.fromkeys(draft.sources()[0] for draft in drafts)))] if total else []
    merged.computed += [total] if total else []
    merged.lines[:0] = [*notices, *first]
    return merged


def _called(told: Holders, holder: Holder) -> str:
    """How a reply calls a holder: one of several that have no name by what is said of him."""
    name = holder.name.upper() if len(holder.name) < 4 else holder.name
    alike = [each for each in told.all if each.name == holder.name]
    if len(alike) > 1:
        name = f"第{'一二三四'[alike.index(holder)]}家"
    return "您这边" if _OWN.fullmatch(name) else _OWN.sub("您", name)


def _together(told: Holders, asked: Sequence[tuple[Holder, "Exchange"]]) -> str:
    """What they come to together, or by how much one gets more; empty where that is not asked, or not sure."""
    terms = [_term(told, holder, one) for holder, one in asked]
    known = [term for term in terms if term]
    if len(known) < len(asked) or len(known) < 2:
        return ""
    caps = dict.fromkeys(
        cap for _, one in asked for each in one.inquiries and _measures(one) for cap in _cap_told(each)
    )
    by_cap = f"按{'、'.join(caps)}封顶算，" if caps else ""
    if told.together:
        most = "最多" if any(term.ceiling for term in known) else ""
        sums = "+".join(term.text for term in known)
        whole = render_yuan(sum((term.yuan for term in known), Decimal(0)))
        return f"{by_cap}{TOTAL}{most}：{sums}={whole}。"
    return f"{by_cap}{difference_of('', known[0], known[1])}" if told.weighed and len(known) == 2 else ""


def _measures(one: "Exchange") -> Sequence[Assessment]:
    return one.draft.measures if one.draft and one.draft.status == "answered" else []


def _term(told: Holders, holder: Holder, one: "Exchange") -> Term | None:
    """What a holder gets, where that is one sum."""
    measures = _measures(one)
    if not measures or not all(_is_one_sum(each) for each in measures):
        return None
    term = whole_of(one.inquiries[0], measures)
    by_cap = any(map(_cap_told, measures))
    return replace(term, label=_called(told, holder), ceiling=term.ceiling and not by_cap) if term else None


def _is_one_sum(one: Assessment) -> bool:
    """Whether what a measure gives is known: of a share, what it is reckoned by and which cap holds."""
    amount = one.amount
    if amount is None:
        return False
    if isinstance(one.measure.benefit, Rate) and "=" not in (amount.formula or ""):
        return False
    return amount.min_yuan in (None, amount.max_yuan) or bool(_cap_told(one))


def _cap_told(one: Assessment) -> list[str]:
    """The cap that surely holds for somebody, where he may also be one of whom a higher one holds (规上工业)."""
    benefit, amount = one.measure.benefit, one.amount
    if not isinstance(benefit, Rate) or amount is None or amount.min_yuan in (None, amount.max_yuan):
        return []
    return [cap.label for cap in benefit.caps if cap.amount == amount.min_yuan and cap.when]
