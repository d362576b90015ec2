"""What a message points at instead of naming it: a turn that it goes back to, a member of a list, the asker himself."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.conversation import ConversationState, Quote, Turn
from policy_corpus.measures.facts import load_facts
from policy_corpus.parsing.numbering import han_to_int

_FIRST = re.compile("最(?:开始|初|早|先)|一开(?:始|头)|头一个问|第一个问")
_BEFORE = re.compile(
    "回到|上上|前(?:面|头|边)?(?:那|一|的)?[个项条]|上一[个项条]|回头[再]?[说问看]|还是[说问看]|[说问]回"
)
_BACK = re.compile(f"{_FIRST.pattern}|{_BEFORE.pattern}|刚才|前面|之前(?:说|问)")
_AS_IT_IS = re.compile(  # of the asker again, after what was only supposed
    "(?:那|好|行|嗯)*[,，]?(?:(?:按|照)?(?:我们?|咱们?|公司|本公司)(?:自己|本身|现在|目前|眼下|实际|真实)+|(?:现在|目前|实际|按现在)(?:我们?|咱们?|公司)?的?)"
)
_SPOKEN_OF = re.compile(
    "^(?:那么?|再|还是|回到|回头)*(?:(?:刚才|刚刚|前面|之前|上面|先前|一开始|最开始)(?:你|我|咱|们)*(?:说|问|提|讲|聊)?|说|说回)(?:到|过|起|的)*(?:那个|那项|那条)?"
)
_ENDS = "(?=$|[,?？。呢的是能补给要谁怎在有归由具讲说算什干还可哪为])"
_MEMBER = re.compile(
    rf"(?P<back>倒数)?第(?P<place>[一二两三四五六七八九十\d]+)[个项种]{_ENDS}|(?P<last>最(?:后|末)(?:一|那)[个项种]){_ENDS}"
)
_OF_TWO = re.compile(rf"(?P<former>前者)|后者|(?:后面?|后边)那[个项]{_ENDS}")
_SHORT = 16  # characters of a message in which a place is one in what was asked before
_RECENT = 3  # turns in which a list is still spoken of
_CHAPTER, _SECTION = re.compile(r"第\d+章"), re.compile(r"第\d+节")
_OWNER = "(?:我们?|咱们?|俺们?)"
_OWN_KIND = re.compile(f"像?{_OWNER}[这那](?:一?类|种|样)的?(?:企业|公司|单位)?")
_OWN_TRADE = re.compile(
    f"(?:{_OWNER}(?:[这那]个?|所[在处属]的?|的)?|本)(?:行当|行业|产业(?!园|集群)|领域)|{_OWNER}[这那]一?行(?!政|动)"
)
_OWN_PLACE = re.compile(
    f"(?:{_OWNER}(?:[这那]个?)?|本)(?:新区|片区|区(?![域块别分间内]))|我区|(?<![\u4e00-\u9fff])区里"
)
_KINDS = ("growth_title", "leading_tech_enterprise", "high_tech_enterprise", "tech_sme", "above_scale_industrial")


def turn_pointed_at(state: ConversationState, text: str, subject: str) -> Turn | None:
    """The turn to lean on: the latest, or the one that a message goes back to by its words or by its place."""
    last = state.last_on_topic()
    if last and last.supposed and _AS_IT_IS.match(text):
        return next((turn for turn in reversed(state.turns) if turn.measures and not turn.supposed), last)
    if last is None or not _BACK.search(text):
        return last
    spoken = [turn for turn in state.turns if turn.status != "out_of_scope"]
    words = subject.split()
    named = [turn for turn in spoken if any(word in turn.resolved for word in words)]
    if named:
        return named[-1]
    if _FIRST.search(text):
        return spoken[0]
    others = [turn for turn in spoken if turn.subject != last.subject]
    return others[-1] if others and _BEFORE.search(text) else last


def with_names(text: str, state: ConversationState, profile: Mapping[str, Any], places: Mapping[str, str]) -> str:
    """A normalised message with what it points at put in words; `places` are the names of the districts by id."""
    text = _with_member(_with_chapter(_without_pointer(text, state), state), state)
    return _of_the_asker(text, profile, places)


def _without_pointer(text: str, state: ConversationState) -> str:
    """What a message asks of a thing that it names and says was spoken of (前面说的揭榜挂帅,…), without saying so."""
    pointer, last = _SPOKEN_OF.match(text), state.last_on_topic()
    rest = text[pointer.end() :] if pointer else ""
    named = next((turn for turn in reversed(state.turns) if turn.subject and turn.subject.split()[0] in rest), None)
    of_one_place = named and last and named.facets.districts == last.facets.districts  # else it is leant on for that
    return rest if of_one_place else text


def _with_chapter(text: str, state: ConversationState) -> str:
    """A section (第二节呢) with the chapter that the turn before spoke of."""
    last, section = state.last_on_topic(), _SECTION.search(text)
    chapter = _CHAPTER.search(last.resolved) if last and section and not _CHAPTER.search(text) else None
    return f"{text[: section.start()]}{chapter[0]}{text[section.start() :]}" if section and chapter else text


def _with_member(text: str, state: ConversationState) -> str:
    named = _listed(state.turns)
    place, either = _MEMBER.search(text), _OF_TWO.search(text)
    if place and len(named) < 2 and len(text) <= _SHORT:
        named = _supports_asked_of(state.turns)
    if place and len(named) > 1:
        at = _at(place, len(named))
        return _put(text, place, named[at]) if 0 <= at < len(named) else text
    if either:
        named = named if len(named) == 2 else _last_two(state.turns)
        return _put(text, either, named[0 if either["former"] else 1]) if named else text
    return text


def _listed(turns: Sequence[Turn]) -> list[str]:
    """The members of the list that one of the last turns gave; none where none did."""
    named = (list({quote.name: quote for quote in turn.quotes if quote.name}) for turn in turns[: -_RECENT - 1 : -1])
    return next((names for names in named if len(names) > 1), [])


def _supports_asked_of(turns: Sequence[Turn]) -> list[str]:
    """The things that one measure each was stated for, in the order in which they were first asked about."""
    asked = [turn for turn in turns if turn.status != "out_of_scope"]
    plain = all(len(turn.measures) == 1 and turn.subject for turn in asked)
    return list(dict.fromkeys(turn.subject.replace(" ", "") for turn in asked)) if plain else []


def _at(place: re.Match[str], count: int) -> int:
    """Where in a list of `count` things a place is, from 0."""
    if place["last"]:
        return count - 1
    number = han_to_int(place["place"].replace("两", "二"))
    return count - number if place["back"] else number - 1


def _last_two(turns: Sequence[Turn]) -> list[str]:
    """The two subjects that the conversation spoke of last, in its order; none where it spoke of one."""
    subjects = list(dict.fromkeys(turn.subject for turn in reversed(turns) if turn.subject))
    return subjects[1::-1] if len(subjects) > 1 else []


def _of_the_asker(text: str, profile: Mapping[str, Any], places: Mapping[str, str]) -> str:
    for pattern, name in (
        (_OWN_KIND, _kind(profile) or _trade(profile)),
        (_OWN_TRADE, _trade(profile)),
        (_OWN_PLACE, places.get(str(profile.get("district")), "")),
    ):
        match = pattern.search(text) if name else None
        text = _put(text, match, name) if match else text
    return text


def _kind(profile: Mapping[str, Any]) -> str:
    """The kind of enterprise that the asker said he is; empty where he said none."""
    for fact in (load_facts()[id_] for id_ in _KINDS if profile.get(id_)):
        option = fact.option(str(profile[fact.id]))
        if profile[fact.id] is True or (option and option.id != "none"):
            return option.label if option else fact.short_name
    return ""


def _trade(profile: Mapping[str, Any]) -> str:
    options = (load_facts()["industry"].option(str(id_)) for id_ in profile.get("industry") or ())
    return "、".join(option.label for option in options if option and option.id != "other")


def _put(text: str, match: re.Match[str], name: str) -> str:
    return f"{text[: match.start()]}{name}{text[match.end() :]}"


def quote_named(text: str, quotes: Sequence[Quote]) -> Quote | None:
    """Of the quotes of a turn, the one whose member a message names."""
    return next((quote for quote in quotes if quote.name and quote.name in text), None)
