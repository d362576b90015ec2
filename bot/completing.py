"""A message that only answers what was asked back, or adds to what was told, completes the question before it."""

import re
from datetime import date

from bot.answering.candidates import basis
from bot.answering.premises import wants_yes
from bot.conversation import ConversationState, Turn
from bot.eligibility.rules import rule_of
from bot.kit import Kit
from bot.profile import Reading, read_facts, speaks_of_self
from bot.request import MAX_MESSAGE
from bot.understanding.apart import told_apart
from bot.understanding.asking_on import topic_of
from bot.understanding.people import others, people
from bot.understanding.question import Question
from bot.understanding.several import asks
from bot.understanding.slots import take_apart
from bot.understanding.support import SUPPORT, WHICH
from policy_corpus.measures.facts import load_facts

_ENDS = "?？。.!！,，;； "
_OF_ALL, _SHORT = re.compile("一共|合计|总共|加起来|加一起|加一块|拢共|共计|都算上"), 14
_OF_EACH = re.compile("每(?:一|个)?[家个项台件份]|各自?(?!类|级|种)|分别")
_SO_MANY = re.compile(r"(?<![\d.第])(?:[2-9]|[1-9]\d|[两三四五六七八九十])[家个项台件份]")
_FURTHER = re.compile(r"(?:另外?|还|再)(?:有|加)?[一两二三四五六七八九十俩\d][台个项家件份笔单]")  # 还有一台国际的
_BESIDES = re.compile("也|还有|另外|另有|再加|外加|加上|又")
_MOST_OF_ONE = 3  # measures of a turn that is about a thing, and lists no supports
_ANY_SUPPORT = re.compile(f"{SUPPORT}|{WHICH}")
_ONLY_MEANT = re.compile(
    f"如果|要是|假如|打算|准备|计划|想(?!问|知道)|将来|以后|明年|{others()}|(?!分){people('branches')}"
)


def completed(
    kit: Kit, message: str, reading: Reading, state: ConversationState, as_of: date, question: Question | None
) -> str:
    """The question before with what this message tells (在高新区，独角兽奖多少); empty where it is no such answer.

    A message that only names a measure answers which one was meant; else it must tell what was asked of the asker.
    """
    last = state.turns[-1] if state.turns else None
    if last is None:
        return ""
    if listed := _asked_of_all(last.message, message):  # of all that was told, of which `whole` may be one thing
        return listed
    leans = question is not None and (question.follow_up or question.restates)
    if reckoned := not leans and _reckoned_on(kit, last, message, reading, question):
        return reckoned
    if question is None or question.asks_itself or asks(message):
        return ""
    if further := _told_besides(kit, last.whole or last.message, message, reading, as_of):
        return further
    if not last.asked:
        return ""
    told = reading.values.keys()
    text = kit.canonical(kit.normalise(message))
    names_measure = bool(kit.aliases_in(text))
    of_asker = told and (told & set(last.asked) or not names_measure)
    if not (of_asker if load_facts().keys() & last.asked else names_measure):
        return ""
    whole = f"{message.rstrip(_ENDS)}，{last.whole or last.message}"
    return whole if len(whole) <= MAX_MESSAGE else ""


def turned_on(kit: Kit, text: str, state: ConversationState) -> list[str]:
    """The facts that decide on the support just stated, where a message tells of the asker without being asked back."""
    last = state.turns[-1] if state.turns else None
    if last is None or not last.measures or not speaks_of_self(text) or _ONLY_MEANT.search(text):
        return []
    stated = kit.measures_of(last.measures)
    if len({measure.clause_id for measure in stated}) > 1:
        return []
    leaves = (leaf for measure in stated for leaf in rule_of(measure).leaves[1:])  # behind that of the place
    return list(dict.fromkeys(leaf.fact for leaf in leaves if leaf.fact != "applicant"))


def _asked_of_all(told: str, message: str) -> str:
    """Several things told with what is then asked of them together (加一起多少); empty where none were told."""
    if len(message) > _SHORT or not _OF_ALL.search(message):
        return ""
    if asks(told):  # 三家省级瞪羚，每家给多少
        return _OF_EACH.sub("一共", told, count=1) if _SO_MANY.search(told) and _OF_EACH.search(told) else ""
    return f"{told.rstrip(_ENDS)}，{message}" if told_apart(told) else ""


def _reckoned_on(kit: Kit, last: Turn, message: str, reading: Reading, question: Question | None) -> str:
    """The support just stated with what it turns on: the sum it is reckoned by (我们在自贸片区，800万的合同能拿多少).

    Or what the asker is, where he asks if that will do (我们去年刚认定，符合吗). Empty where a support is named.
    """
    measures = kit.measures_of(last.measures)
    told = reading.values.keys() & kit.money_facts & {fact for measure in measures for fact in basis(measure)}
    text = kit.normalise(message)
    of_one = 0 < len(measures) <= _MOST_OF_ONE
    if of_one and question and question.asks("eligibility") and wants_yes(text) and not _ANY_SUPPORT.search(text):
        told |= reading.values.keys()
    if not (told and asks(message)) or kit.aliases_in(kit.canonical(text)):
        return ""
    whole = f"{topic_of(take_apart(last.whole or last.message, kit.reader), '')}，{message}"
    return whole if len(whole) <= MAX_MESSAGE else ""


def _told_besides(kit: Kit, whole: str, message: str, reading: Reading, as_of: date) -> str:
    """What was told before with what this message adds of the same kind (行标也有，3); empty where it adds none."""
    before = read_facts(whole, load_facts(), as_of=as_of).values
    graded = {
        fact for fact in kit.tier_facts if fact in before and reading.values.get(fact) not in (None, before[fact])
    }
    further = _FURTHER.match(message.strip()) and reading.values
    if not (further or (graded and _BESIDES.search(message))):
        return ""
    told = re.sub(r"[,，]\s*(?=[\d一二两三四五六七八九]+[。.]?$)", "", message.strip())
    joined = f"{whole.rstrip(_ENDS)}，{told}"
    return joined if len(joined) <= MAX_MESSAGE else ""
