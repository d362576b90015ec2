"""How sure it is that a draft answers its question: what speaks for and against it, weighed together.

A record that has each word of what is asked for, its year and its unit is not weighed. No single sign forbids an
answer: a question in the asker's own words always holds some that no clause has. The exceptions are support for another
thing than the one named, its sum where none is stated, support where the sources give none, and what a look-up, which
means each of its few words, does not find. The weights are learned
(`python -m evals.bench.sufficiency`) and kept in `bot/understanding/data/sufficiency.yaml`.
"""

import math
import re
from collections.abc import Mapping

from bot.answering.certain import asks_nothing_else, is_certain
from bot.answering.comparison import comes_to_share
from bot.answering.figure_times import of_other_years
from bot.answering.inquiry import Inquiry
from bot.answering.looked_up import missed
from bot.answering.measured import measures_another, quoted_figures
from bot.answering.named_things import another_thing, names_a_measure, unspoken_thing
from bot.answering.others_asked import by_questions, draws_away
from bot.answering.searching import quoted_names
from bot.answering.sufficiency import cover_of
from bot.answering.unasked import by_likeness, is_unasked
from bot.answering.wanted import (
    lacking_kinds,
    lacks_attribute,
    lacks_counted,
    lacks_number,
    lacks_support,
    states_attribute,
)
from bot.drafting import Draft, Lack
from bot.understanding.patterns import load_data
from retrieval.grams import grams
from retrieval.synonyms import related_words

LISTED = "list"  # the kind of answer that sets out many things
NEXT_TO_NOTHING = 0.3  # share of a subject's character pairs
WEAK, BARE = 0.3, 0.15  # evidence, and share of the subject, below which a sentence says nothing of it
_COINED = 3  # characters of a name in quotation marks that no document can have by chance
_STEPS = re.compile("申[请报领]|评审|评价|受理|备案|认定|另行|审[核批查]|提交|发放|流程|程序|手续|办理|登记|窗口|注册")
_APPLIED_FOR = re.compile("申|报|办|领|拿|兑现|补|奖|材料|手续|资料")  # and not how a thing itself goes (揭榜的流程)
_OF_BODIES = ("家", "个", "所")
_ASKED = 0.5  # nearness from which a reviewed question says nearly the same in other words
_POOR, _FULL = 1.5, 4.0  # scores of a sentence that has little of what a question names, and all of it


def lacking(inquiry: Inquiry, draft: Draft, kind: str) -> Lack | None:
    """What is lacking where too little speaks for the draft, of one `kind` of answer; None where enough does."""
    if kind == "figure" and is_certain(inquiry, draft):
        return None
    if kind == "measure" and asks_nothing_else(inquiry, draft, _signs_in_words(inquiry, draft, kind)):
        return None
    found = signs(inquiry, draft, kind)
    sure = assurance(found) >= load_data("sufficiency.yaml")["threshold"]
    vain = missed(inquiry, draft, kind, found)
    if sure and not (vain or misleads(inquiry, draft, kind, found) or _is_beside(inquiry, draft, kind, found)):
        return None
    other_time = kind == "quote" and of_other_years(inquiry, quoted_figures(inquiry, draft))
    return draft.lack or vain or ("year" if other_time else _named_lack(found))


def lacks_of_list(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether too little speaks for what sets out many things, or the best sentence has a number told, and they not."""
    askers = load_data("fillers.yaml")["askers"]
    any_of_it = all(word in askers for word in inquiry.question.subject.split())
    if draft.measures and (any_of_it or inquiry.question.facets.clauses):
        return False  # nothing more is named, or it is named by its clause
    shown = _shown(inquiry, draft)
    least = load_data("sufficiency.yaml")["threshold_of_lists"]
    if draft.sources() and not is_unasked(inquiry, draft) and assurance(signs(inquiry, draft, LISTED)) < least:
        return True
    best = inquiry.ranked[0].sentence.text if inquiry.ranked else ""
    return any(number in best and number not in shown for number in inquiry.question.numbers)


def _is_beside(inquiry: Inquiry, draft: Draft, kind: str, found: Mapping[str, float]) -> bool:
    """Whether what is asked for, a sum, a date or support, is certainly not what is proposed."""
    if _sum_of_another(inquiry, draft, kind) or _undated(inquiry, found, kind):
        return True
    own = kind == "figure" and inquiry.question.follow_up and inquiry.question.named_subject
    if own and found["thing_unspoken"] and not cover_of(inquiry, _held(inquiry, draft)):
        return True  # a thing of its own of which the number is not in the least (高新区GDP多少，地铁里程呢)
    if kind not in ("quote", "units"):
        return False
    if _says_nothing_of_it(inquiry, draft, found):
        return True
    plain = inquiry.question.attribute_is_plain and not is_unasked(inquiry, draft)
    if plain and lacks_attribute(
        inquiry.question, _shown(inquiry, draft) if kind == "quote" else _in_full(inquiry, draft)
    ):
        return True
    if kind != "quote":
        return False
    if _is_unknown(inquiry):
        return True
    applied_for = inquiry.question.asks("procedure") and _APPLIED_FOR.search(inquiry.question.text)
    if applied_for and not (is_unasked(inquiry, draft) or _STEPS.search(_shown(inquiry, draft))):
        return True  # how one applies is told by nothing that speaks of no application
    given = not lacks_support(inquiry.question, _shown(inquiry, draft) + _above(inquiry, draft))
    return not given or measures_another(inquiry, draft)


def _says_nothing_of_it(inquiry: Inquiry, draft: Draft, found: Mapping[str, float]) -> bool:
    """Whether the best sentence is a poor one without the subject, or what is asked to be there at all is nowhere."""
    question, kit = inquiry.question, inquiry.kit
    if question.follow_up or is_unasked(inquiry, draft):
        return False
    if found["evidence"] < WEAK and cover_of(inquiry, _held(inquiry, draft)) < BARE:
        return True
    words = question.subject.split() if question.asks("existence") and found["word_unasked"] else []
    words += [name for name in quoted_names(question.text) if len(name) >= _COINED]
    return any(not (kit.evidence.holds(kit.canonical(word)) or related_words([word])) for word in words)


def _is_unknown(inquiry: Inquiry) -> bool:
    """Whether no word of the subject stands in any document, and nobody is known to ask so (附近有什么好玩的)."""
    words, evidence = inquiry.question.subject.split(), inquiry.kit.evidence
    if not words or inquiry.question.follow_up or any(evidence.holds(inquiry.kit.canonical(word)) for word in words):
        return False
    nearest = inquiry.nearest
    asked = nearest is not None and nearest.answered.max(initial=0.0) >= _ASKED
    return not (asked or related_words(words))


def misleads(inquiry: Inquiry, draft: Draft, kind: str, found: Mapping[str, float]) -> bool:
    """Whether support for one thing would be stated for another, or without its sum: weighed against nothing."""
    if kind != "measure" or not (found["thing_unspoken"] or found["figure_lacking"]):
        return False
    thing = unspoken_thing(inquiry, draft)
    if another_thing(inquiry, draft):
        return True
    unnamed = inquiry.question.asks("amount") and not (inquiry.question.follow_up or names_a_measure(inquiry, draft))
    return found["figure_lacking"] > 0 or (thing is not None and (unnamed or draws_away(inquiry, draft, thing)))


def _undated(inquiry: Inquiry, found: Mapping[str, float], kind: str) -> bool:
    """Whether a date is asked for that the words shown do not hold, and it is not how long something lasts."""
    return kind in ("measure", "quote") and found["date_lacking"] > 0 and not inquiry.question.asks("validity")


def _named_lack(found: Mapping[str, float]) -> Lack:
    return "figure" if found["figure_lacking"] > found["thing_unspoken"] else "subject"


def _sum_of_another(inquiry: Inquiry, draft: Draft, kind: str) -> bool:
    """Whether a sum is asked for, and what is proposed names nothing of what it is for, or is no sum."""
    question = inquiry.question
    if kind == "figure" and (comes_to_share(draft.figures, question.text) or _counts_bodies(inquiry, draft)):
        return False
    if kind == "figure" and not question.follow_up and lacks_counted(question, _shown(inquiry, draft)):
        return not states_attribute(question, _shown(inquiry, draft))  # 分几年给: 一次性
    if not question.asks("amount") or kind == "measure":
        return False
    if kind == "figure":
        of_money = question.unit is not None and question.unit.unit == "元"
        return of_money and not question.follow_up and lacks_number(question, _shown(inquiry, draft))
    if question.follow_up:
        return _leaves_behind(inquiry, draft)
    return bool(question.subject) and not is_unasked(inquiry, draft) and not cover_of(inquiry, _held(inquiry, draft))


def _counts_bodies(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether bodies are asked for and counted, which one may count by any of their words (几家研究中心: 8个)."""
    unit = inquiry.question.unit
    return unit is not None and unit.unit in _OF_BODIES and all(f.unit in _OF_BODIES for f in draft.figures)


def _leaves_behind(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether a follow-up leans on an earlier subject of which the sources say next to nothing."""
    question = inquiry.question
    earlier = question.context_subject if question.search_text.startswith(question.context_subject) else ""
    held = {pair for source in draft.sources() for pair in inquiry.kit.grams_of(source.clause_id)}
    pairs = [pair for word in earlier.split() for pair in grams(inquiry.kit.canonical(word))]
    return bool(pairs) and sum(pair in held for pair in pairs) / len(pairs) < NEXT_TO_NOTHING


def _shown(inquiry: Inquiry, draft: Draft) -> str:
    return "".join(map(inquiry.shown, draft.sources()))


def _in_full(inquiry: Inquiry, draft: Draft) -> str:
    return "".join(inquiry.kit.corpus.clauses[source.clause_id].clean_text for source in draft.sources())


def _above(inquiry: Inquiry, draft: Draft) -> str:
    """What stands above clauses that nobody reviewed: whoever is listed under 补贴对象 is given support."""
    if not is_unasked(inquiry, draft):
        return ""
    clauses = [inquiry.kit.corpus.clauses[source.clause_id] for source in draft.sources()]
    return "".join(heading for clause in clauses for heading in clause.heading_path)


def assurance(found: Mapping[str, float]) -> float:
    """How likely an answer with such signs answers its question, 0 to 1; a sign without a weight counts nothing."""
    weights = load_data("sufficiency.yaml")["unasked" if found.get("unasked") else "weights"]
    return 1 / (1 + math.exp(-weights["base"] - sum(weights.get(name, 0.0) * value for name, value in found.items())))


def signs(inquiry: Inquiry, draft: Draft, kind: str) -> dict[str, float]:
    """The signs, each 0 to 1, by the names that the weights have."""
    found = {
        **_signs_in_words(inquiry, draft, kind),
        "evidence": _evidence(inquiry),
        **by_questions(inquiry, draft, _held(inquiry, draft)),
        **(by_likeness(inquiry, draft) if is_unasked(inquiry, draft) else {}),
    }
    return {name: float(value) for name, value in found.items()}


def _signs_in_words(inquiry: Inquiry, draft: Draft, kind: str) -> dict[str, float]:
    """Those that need no search; of support that nobody reviewed, there is none."""
    question = inquiry.question
    shown = _shown(inquiry, draft)
    stated = kind == "figure" or bool(draft.computed)  # the number itself
    # Beside who does it, a number is told from the item's own clause.
    told = _in_full(inquiry, draft) if kind == "units" else shown
    attribute_asked = kind == "quote" and question.attribute is not None
    found = {
        "quoted": kind == "quote",
        "attribute_asked": attribute_asked,
        "attribute_lacking": draft.lack == "attribute" or (attribute_asked and lacks_attribute(question, shown)),
        "figure_lacking": draft.lack == "figure" or (not stated and lacks_number(question, told)),
        "thing_unspoken": unspoken_thing(inquiry, draft) is not None,
        "follow_up": question.follow_up or bool(inquiry.earlier_clauses),
        **{f"{kind}_lacking": lacks for kind, lacks in lacking_kinds(question.text, shown).items()},
    }
    return {name: float(value) for name, value in found.items()}


def _evidence(inquiry: Inquiry) -> float:
    """How well the best sentence of all fits the question, by the evidence ranking."""
    best = inquiry.ranked[0].score if inquiry.ranked else 0.0
    return min(1.0, max(0.0, (best - _POOR) / (_FULL - _POOR)))


def _held(inquiry: Inquiry, draft: Draft) -> frozenset[str]:
    """The character pairs of what the sources show and of the headings above it."""
    clauses = (inquiry.kit.corpus.clauses[source.clause_id] for source in draft.sources())
    words = [*map(inquiry.shown, draft.sources()), *(heading for c in clauses for heading in c.heading_path)]
    return frozenset(grams(inquiry.kit.canonical(" ".join(words))))
