"""Of several things told, those that fail a condition which the others meet are left out of the sum, and it is said.

第一起草人做了1项国家标准，另外参与起草1项国际标准: what the first drafter gets is asked, and the second is none of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.candidates import whole_sentence
from bot.drafting import Draft
from bot.profile import Reading, read_facts
from bot.profile.numbers_anew import put_right_within
from bot.profile.reading import Found
from bot.remembering import questions_of
from bot.understanding.apart import told_apart
from policy_corpus.measures.catalogue import leaves
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Leaf

_PIECE = re.compile("[^,，。;；、?？!！]+")
_LISTED = re.compile("[、]")  # what stands behind it is told of as what stands before it
_ALL = re.compile("[都均]")
_OF_ALL = re.compile("[这那]?(?:[两三四2-4][个项样种家]|[俩仨])(?=一共|总共|合计|加|都|共)")

if TYPE_CHECKING:
    from bot.flow import Exchange
    from bot.kit import Kit


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of a message that no sum is of, and the fact that they fail, unless they say themselves why."""

    words: str
    fact: str = ""


@dataclass(slots=True)
class _Piece:
    start: int
    end: int
    role: bool | None  # whether it says that the condition is met
    names: bool  # whether it names a tier
    listed: bool  # whether it goes on a list
    of_all: bool  # whether what it says is said of its whole list


def leave_out(exchange: "Exchange") -> None:
    """Take the message without what it tells of things that fail a condition which others in it meet."""
    kit, text = exchange.kit, exchange.text
    if exchange.left_out or (exchange.question and exchange.question.restates):
        return
    if anew := put_right_within(text, exchange.as_of):
        _take(exchange, anew.text, [LeftOut(anew.left_out)] if anew.left_out else [])
        return
    fact = _disputed(exchange.reading)
    if not fact:
        return
    pieces = _with_roles(list(_pieces(kit, text, exchange.reading.found, fact)))
    lesser = [each for each in pieces if each.role is False]
    if (
        not lesser
        or not any(each.role and each.names for each in pieces)
        or any(p.role is None for p in pieces if p.names)
    ):
        return
    rest = _OF_ALL.sub("", "".join(text[a:b] for a, b in _kept(lesser, len(text))))
    _take(exchange, rest, [LeftOut(text[each.start : each.end], fact) for each in lesser if each.names])


def _take(exchange: "Exchange", rest: str, left_out: list[LeftOut]) -> None:
    """Take the message for what is left of it, unless that contradicts itself."""
    kit, as_of = exchange.kit, exchange.as_of
    reading = read_facts(rest, load_facts(), as_of=as_of, known=exchange.profile)
    if reading.contradictions and not told_apart(rest):
        return
    exchange.left_out, exchange.reading, exchange.text = left_out, reading, rest
    exchange.question, *exchange.further = questions_of(kit, rest, rest, exchange.state, as_of, exchange.profile)


def say_left_out(exchange: "Exchange", draft: Draft) -> Draft:
    """Say of what was left out which condition it fails."""
    inquiry = exchange.inquiries[0]
    conditions = {leaf.fact: leaf for each in draft.measures for leaf in leaves(each.measure.conditions)}
    for each in exchange.left_out if draft.status == "answered" else ():
        if not each.fact:
            draft.say(exchange.kit.replies.render("line_not_reckoned", told=each.words))
        leaf = conditions.get(each.fact)
        if isinstance(leaf, Leaf):
            line = exchange.kit.replies.render("line_left_out", told=each.words, condition=leaf.text)
            draft.say(line, whole_sentence(inquiry, leaf.evidence))
    return draft


def _disputed(reading: Reading) -> str:
    """The one condition, met or not, of which the message says both."""
    facts = [each.facts[0] for each in reading.contradictions if len(each.facts) == 1]
    conditions = [fact for fact in facts if load_facts()[fact].type == "bool"]
    return conditions[0] if len(conditions) == 1 and len(facts) == len(reading.contradictions) else ""


def _pieces(kit: "Kit", text: str, found: Sequence[Found], fact: str) -> Iterator[_Piece]:
    last = 0
    for match in _PIECE.finditer(text):
        own = [each for each in found if match.start() <= each.start < match.end()]
        roles = {(each.value is True) is not each.denied for each in own if each.fact == fact}
        names = any(each.fact in kit.tier_facts for each in own)
        listed = _LISTED.search(text, last, match.start()) is not None
        role = roles.pop() if len(roles) == 1 else None
        yield _Piece(*match.span(), role, names, listed, listed and _ALL.search(match[0]) is not None)
        last = match.end()


def _with_roles(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces, each with the role that it is told in: its own, that of its list, or of what stands by it alone."""
    header: bool | None = None
    for i, each in enumerate(pieces):
        before = pieces[i - 1] if i else None
        if each.role is not None:
            backward = not each.names and before is not None and before.names and before.role is None
            if backward and before:
                before.role = each.role  # 国际标准一项，我们排第二
            header = each.role if each.role or not each.names else None
            if each.of_all:  # 国标、行标都是参与起草
                _give_list(pieces[: i + 1], each.role)
        elif each.names and not (_told_behind(pieces, i)):
            each.role = before.role if each.listed and before else header
    return pieces


def _give_list(pieces: list[_Piece], role: bool) -> None:
    """The role of the last piece to all of its list."""
    for before, each in zip(pieces[-2::-1], pieces[:0:-1], strict=True):
        if not each.listed:
            return
        before.role = role


def _told_behind(pieces: Sequence[_Piece], i: int) -> bool:
    """Whether the next piece says in which role the thing of this one was done."""
    after = pieces[i + 1] if i + 1 < len(pieces) else None
    return after is not None and after.role is not None and not after.names


def _kept(lesser: Sequence[_Piece], length: int) -> Iterator[tuple[int, int]]:
    """The stretches of the text between what is left out."""
    at = 0
    for each in lesser:
        yield at, each.start
        at = each.end
    yield at, length
