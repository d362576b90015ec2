"""Messages that name no support: what there is at all, what gives most, until when everything holds, what came after.

What such a message wants shows in no single word (不知道从哪问起, 力度最大的是哪个), so it is told by its nearness to
reviewed examples. Only where nothing is named does that say enough: a thing named is answered by what speaks of it.
"""

import re
from decimal import Decimal

from bot.answering.candidates import candidates
from bot.answering.clarifying import clarify
from bot.answering.inquiry import Inquiry, found_once
from bot.answering.listing import say_first, say_left_out
from bot.answering.moment import moment_of
from bot.answering.overview import things
from bot.answering.self_described import for_asker, list_whatever
from bot.answering.still_holding import state_all
from bot.drafting import Draft
from bot.eligibility import Assessment
from bot.understanding.facets import find_mentions
from bot.understanding.patterns import load_data
from bot.understanding.question import read_subjects

_POINTS_AT_ONE = re.compile("(?<!的)[这那](个|事|项|条|笔|份|种补)|它|该项")
_OWN = re.compile("我|咱|俺|本(公司|单位|企业)")
_OWNER = "(?:我们?|咱们?|俺们?|上次)(?:家|公司|单位)?的?"
_POINTED_AT = re.compile(
    f"(?:{_OWNER})?[这那该此](?:个|项|条|笔|份|种|件)?(?:工作|项目|任务|事项|事情?|政策|补[贴助]|奖励|资金|支持|条款|规定|活儿?|钱)"
    f"|{_OWNER}[这那](?:个|项|笔|种)"
)
_EITHER = re.compile("还是")
_TOLD = 0.5  # nearness from which a reviewed question says nearly the same
_PAPERS = re.compile("政策|文件|规定|规划|方案|补[贴助]|哪些|这些")
_DIGIT = re.compile(r"\d|十[二三四五]五")
_APPLYING = re.compile("申请|申报|申领|报[名吗不]|能报|[领拿]")
_REFUSED = {"newer": "not_found_newer", "late": "not_found_late"}
_SAID_OF = {
    "newer": re.compile("新|后|将来|未来|明年|今年|下|换|替|更|再|又|续"),
    "late": re.compile("[过晚迟补误赶漏忘拖错]|来得?不?及|截止|到期|截至"),
    "states": _PAPERS,
}


@found_once
def wish(inquiry: Inquiry) -> str:
    """The kind of openings.yaml that a message is of; empty where it names a thing, or one was spoken of before."""
    if not inquiry.opens or _names_a_thing(inquiry):
        return ""
    return inquiry.kit.openings.kind(inquiry.kit.embed(inquiry.question.search_text))


def _names_a_thing(inquiry: Inquiry) -> bool:
    """Whether the message names, or points at, what a document could speak of; where the asker is is none."""
    question = inquiry.question
    facets = question.facets
    if inquiry.kit.any_subject and question.subject:
        return True  # documents that nobody reviewed may be about anything
    placed = facets.districts and not _OWN.search(question.text)
    if facets.documents or facets.clauses or facets.departments or facets.years or placed or question.attribute:
        return True
    if question.asks("obligation") or _POINTS_AT_ONE.search(question.text) or _DIGIT.search(question.text):
        return True
    askers = load_data("fillers.yaml")["askers"]
    return any(word not in askers for word in things(inquiry)) or any(each.alias for each in candidates(inquiry))


def answer_for_all(inquiry: Inquiry) -> Draft | None:
    """Until when every document holds; first that nothing is said of newer ones, or of applying late, if asked."""
    if _asks_of_a_time(inquiry):
        return state_all(inquiry)
    kind = wish(inquiry)
    of_all = kind in _SAID_OF and _SAID_OF[kind].search(inquiry.question.text)
    stated = state_all(inquiry) if of_all else None
    if stated is None or kind == "states":
        return stated
    return Draft("not_found").say(inquiry.kit.replies.render(_REFUSED[kind])).joined([stated])


def _asks_of_a_time(inquiry: Inquiry) -> bool:
    """Whether nothing is named but a time, and whether one may apply then (2026年1月申请行不行)."""
    question, facets = inquiry.question, inquiry.question.facets
    if question.follow_up or question.subject or inquiry.told or facets.named() - {"years"}:
        return False
    asked = question.asks("validity", "eligibility") and _APPLYING.search(question.text)
    return bool(asked) and moment_of(inquiry) is not None


def answer_opening(inquiry: Inquiry) -> Draft | None:
    """What there is for the asker, or what gives most; the support is asked back where one was meant.

    None where a reviewed question says nearly the same, which a sentence then answers.
    """
    kind = wish(inquiry)
    if not kind or (inquiry.nearest is not None and inquiry.nearest.answered.max(initial=0.0) >= _TOLD):
        return None
    if kind == "whatever":
        return list_whatever(inquiry)
    return _state_most(inquiry) if kind == "most" else clarify(inquiry) if kind == "bare" else None


def ask_what_is_meant(inquiry: Inquiry) -> Draft | None:
    """Ask back where the first message points at something (这项工作谁负责), or asks which of two units of no task."""
    question, kit = inquiry.question, inquiry.kit
    pointed = _POINTED_AT.search(question.text)
    either = len(question.facets.departments) > 1 and _EITHER.search(question.text)
    if not inquiry.begins or not (pointed or either):
        return None
    rest = _POINTED_AT.sub("", question.text)
    mentions = find_mentions(rest, kit.gazetteer)
    for unit in (mention for mention in reversed(mentions) if mention.kind == "departments"):
        rest = rest[: unit.start] + rest[unit.end :]
    mentions = find_mentions(rest, kit.gazetteer)
    askers = load_data("fillers.yaml")["askers"]
    words = read_subjects(rest, mentions, kit.segmenter)[0].split()
    named = [word for word in words if word not in askers]
    return None if named or mentions or candidates(inquiry) else clarify(inquiry)


def _state_most(inquiry: Inquiry) -> Draft | None:
    """The measures with the highest sums, of those that the asker may get."""
    found = [(one, highest(one)) for one in for_asker(inquiry)]
    named = sorted(((one, sum_) for one, sum_ in found if sum_), key=lambda each: -each[1])
    if not named:
        return None
    over = all(one.verdict == "not_in_force" for one, _ in named)
    draft = Draft("answered").say(inquiry.kit.replies.render("most_over" if over else "most", count=str(len(named))))
    say_first(inquiry, draft, [one for one, _ in named])
    say_left_out(inquiry, draft, len(named))
    return draft


def highest(one: Assessment) -> Decimal:
    """The most that a measure gives, as far as its document says."""
    amount = one.amount
    return (amount.value_yuan or amount.max_yuan or Decimal(0)) if amount else Decimal(0)
