"""Numbered series that headings set out (八大工程之一 …): named one by one, or the one asked for by its place."""

import re

from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import covers_of
from bot.drafting import Draft, Line, Source
from policy_corpus.model import Clause
from policy_corpus.parsing.numbering import han_to_int
from retrieval.grams import grams

_PLACE = re.compile(r"(?:第|之)([一二三四五六七八九十\d]+)")
_ANY_PLACE = re.compile(
    r"(?P<back>倒数)?第(?P<place>[一二两三四五六七八九十\d]+)[个项]|(?P<last>最(?:后|末)(?:一|那)[个项])"
)
_NAMES = re.compile("名字|名称|[念列数报]一?[遍下出]|一览|清单|全部|所有")
_HAS = re.compile(r"(?:有没有|有无|包不包括|包括|算不算|是不是有)([^,，。;?？]{2,16}?工程)")
_BESIDE = re.compile(r"(?P<before>(前|上)(面|边)?(那|一)个)|(后|下)(面|边)?(那|一)个")
_CLAIMED = re.compile("[吗么吧]|是不是|对不对|没错")
NAMED = 0.5  # share of the words asked about that the heading of the member meant must have
RIVAL = 0.5  # of its share, that no other member may exceed
TAKEN = 0.6  # share of the words asked about in the heading of the member that one at another place is taken for
WHOLE = 700  # characters of a member that is quoted whole


def answer_series(inquiry: Inquiry) -> Draft | None:
    """The members of a series that the question asks for by its name; None where no headings set one out."""
    text = inquiry.question.text
    name, end = next(((name, end) for name in inquiry.kit.series if (end := _called(name, text))), ("", 0))
    if not name:
        return _beside(inquiry)
    members = _members(inquiry, name)
    place = _PLACE.search(text[end - 1 :])
    if place and han_to_int(place[1]) > 0:
        at = han_to_int(place[1])
        return _placed(inquiry, name, members, at) if at <= len(members) else _ends(inquiry, name, place[1])
    meant = _meant(inquiry, name, members)
    if meant:
        return _state(inquiry, meant)
    if other := _HAS.search(text[end:]):
        return _list(inquiry, name, members, f"“{name}”里没有{other[1]}。")
    listed = inquiry.question.asks("list", "count", "definition") or _NAMES.search(text)
    if len(members) < 2 or not listed or _member_asked(inquiry, name):
        return None
    return _list(inquiry, name, members)


def _called(name: str, text: str) -> int:
    """Where the series' name ends in a text, with its number in either script (8大工程); 0 where it is not there."""
    match = re.search(f"(?:{name[0]}|(?<!\\d){han_to_int(name[0])}){re.escape(name[1:])}", text)
    return match.end() if match else 0


def _placed(inquiry: Inquiry, name: str, members: dict[str, Clause], at: int) -> Draft:
    """The member at a place, from 1; put right where the message takes another for it (之六就是基金平台吧)."""
    heading, clause = list(members.items())[at - 1]
    held = _words_held(inquiry, name, members)
    taken = max(held, key=lambda other: len(held[other])) if _CLAIMED.search(inquiry.question.text) else heading
    words = _asked_beside(inquiry, name)
    if not held[heading] < held[taken] or len(held[taken]) < TAKEN * len(words):
        return _state(inquiry, clause)
    draft, opening = _state(inquiry, members[taken]), Source.of_sentence(inquiry.kit.sentences_of(clause.id)[0])
    draft.lines.insert(0, Line(f"不是：“{heading}”。", (opening,)))
    draft.lines.insert(1, Line(f"您说的是“{taken}”。", draft.lines[1].sources))
    return draft


def _ends(inquiry: Inquiry, name: str, place: str) -> Draft:
    """That the series has no member at a place, and which is its last."""
    heading, last = list(_members(inquiry, name).items())[-1]
    text = inquiry.kit.replies.render("not_found_member", name=name, last=heading, place=place)
    return Draft("not_found").say(text, Source.of_sentence(inquiry.kit.sentences_of(last.id)[0]))


def _list(inquiry: Inquiry, name: str, members: dict[str, Clause], first: str = "") -> Draft:
    """The members by their headings, after what is said first."""
    draft = Draft("answered")
    if first:
        draft.say(first)
    draft.say(f"{name}共计{len(members)}项：")
    draft.computed.append(f"{len(members)}项")
    for heading, clause in members.items():
        draft.say(f"{heading}", Source.of_sentence(inquiry.kit.sentences_of(clause.id)[0]))
    return draft


def _meant(inquiry: Inquiry, name: str, members: dict[str, Clause]) -> Clause | None:
    """The one member whose own heading has most of what is asked about beside the series (八大工程里人工智能那个)."""
    words, own = _asked_beside(inquiry, name), _own_pairs(inquiry, name, members)
    held = {h: share for h, pairs in own.items() if (share := sum(_covers(inquiry, words, pairs))) > 0}
    ordered = sorted(held, key=lambda heading: -held[heading])
    alone = len(ordered) == 1 or (len(ordered) > 1 and held[ordered[1]] <= RIVAL * held[ordered[0]])
    return members[ordered[0]] if alone and held[ordered[0]] >= NAMED * len(words) else None


def _words_held(inquiry: Inquiry, name: str, members: dict[str, Clause]) -> dict[str, set[str]]:
    """The words asked about beside the series that each member's own heading has."""
    words, own = _asked_beside(inquiry, name), _own_pairs(inquiry, name, members)
    return {h: {word for word, share in covers_of(inquiry, words, own[h]) if share >= NAMED} for h in members}


def _asked_beside(inquiry: Inquiry, name: str) -> list[str]:
    """The words asked about beside the series."""
    return inquiry.question.subject.replace(name, "").split()


def _own_pairs(inquiry: Inquiry, name: str, members: dict[str, Clause]) -> dict[str, frozenset[str]]:
    """The character pairs of each member's own heading."""
    return {h: frozenset(grams(inquiry.kit.canonical(h.removeprefix(name)))) for h in members}


def _covers(inquiry: Inquiry, words: list[str], held: frozenset[str]) -> list[float]:
    return [share for _, share in covers_of(inquiry, words, held)]


def _beside(inquiry: Inquiry) -> Draft | None:
    """The member before or after the one just stated (再前面那个呢), or the one at a place (倒数第二个呢)."""
    text = inquiry.question.text
    earlier = inquiry.earlier_clauses[:1] if inquiry.question.follow_up else ()
    heading = next((h for id_ in earlier for h in inquiry.kit.corpus.clauses[id_].heading_path[::-1] if "之" in h), "")
    step, place = _BESIDE.search(text), _ANY_PLACE.search(text)
    if not (step or place) or not heading:
        return None
    members = _members(inquiry, heading.partition("之")[0])
    order = list(members)
    if place:
        at = _at(place, len(order))
    else:
        at = order.index(heading) + (-1 if step and step["before"] else 1) if heading in order else -1
    return _state(inquiry, members[order[at]]) if 0 <= at < len(order) else None


def _at(place: re.Match[str], count: int) -> int:
    """Where in a list of `count` things a place is, from 0."""
    if place["last"]:
        return count - 1
    number = han_to_int(place["place"])
    return count - number if place["back"] else number - 1


def _members(inquiry: Inquiry, name: str) -> dict[str, Clause]:
    """The clause that each heading of the series opens, by heading, in order."""
    first: dict[str, Clause] = {}
    for clause in inquiry.kit.corpus.clauses.values():
        for heading in clause.heading_path:
            if heading.startswith(f"{name}之"):
                first.setdefault(heading, clause)
    return first


def _state(inquiry: Inquiry, clause: Clause) -> Draft:
    """The member with what it says."""
    sentences, length = inquiry.kit.sentences_of(clause.id), 0
    for last in sentences:
        length += len(last.text)
        if length > WHOLE:
            break
    source = Source(clause.id, sentences[0].start, last.end)
    return Draft("answered").say(inquiry.shown(source), source)


def _member_asked(inquiry: Inquiry, name: str) -> bool:
    """Whether one member of the series is asked about rather than the series."""
    index, rest = inquiry.kit.evidence, inquiry.question.subject.replace(name, "").split()
    known = [w for w in rest if w not in name and len(w) > 1 and index.knows(w[:2]) and not _NAMES.search(w)]
    return any(index.idf(word[:2]) > 4 for word in known)
