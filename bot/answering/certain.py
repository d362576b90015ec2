"""Whether a record stated is certainly the one asked for: questions near it that nothing answers count nothing then."""

from collections.abc import Mapping

from bot.answering.candidates import Candidate, candidates, names_all
from bot.answering.inquiry import Inquiry
from bot.answering.measures_asked import ASKED, SOME_SUPPORT
from bot.answering.named_alone import named_alone, names_sum, names_support
from bot.answering.recorded import is_it
from bot.drafting import Draft
from bot.profile.lexicon import lexicon_of
from bot.profile.together import told_together
from policy_corpus.measures.catalogue import leaves
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Leaf

_BUILT = ("建成", "建好", "建起", "办成", "新建")  # says no more than that the asker has it
# Says of a firm only that it is in a place.
_SETTLING = ("落户", "落地", "入驻", "注册", "搬来", "搬到", "迁入", "迁来", "企业", "公司")


def is_certain(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether every figure stated is: it has every word of the thing, its unit and its year."""
    question = inquiry.question
    if not draft.figures or not question.subject or question.follow_up or question.attribute or draft.lack:
        return False
    return all(is_it(inquiry, figure) for figure in draft.figures)


def asks_nothing_else(inquiry: Inquiry, draft: Draft, found: Mapping[str, float]) -> bool:
    """Whether the question is made of the name of a measure stated and of asking for it (孵化器补多少, 中试有补贴吗).

    What the words that give the support say may be said with the name (新认定高企, PCT授权). Questions that nothing
    answers sound like that as well, but for a word besides. `found` are the draft's signs.
    """
    question = inquiry.question
    if names_support(inquiry):
        return _states_named(inquiry, draft)
    of_money = question.unit is not None and question.unit.unit == "元"
    asked = question.asks(*ASKED) or of_money or SOME_SUPPORT.search(question.text)
    if not asked or question.attribute or (question.follow_up and not question.named_subject):
        return False
    dated = {"date_lacking"} if question.asks("validity") else set()  # the document's own dates are said besides
    lacks = any(v for name, v in found.items() if name.endswith(("_lacking", "_unspoken")) and name not in dated)
    if lacks or not (question.unit is None or question.unit.unit in ("元", "年")):
        return False
    stated = {each.measure.id for each in draft.measures if names_sum(each.measure) or not question.asks("amount")}
    named = [each for each in candidates(inquiry) if each.alias and each.measure.id in stated]
    return any(_is_all(inquiry, each) for each in named) or any(
        each.measure.id in stated for each in named_alone(inquiry)
    )


def _states_named(inquiry: Inquiry, draft: Draft) -> bool:
    stated = {each.measure.id for each in draft.measures}
    return any(each.measure.id in stated for each in named_alone(inquiry))


def _is_all(inquiry: Inquiry, named: Candidate) -> bool:
    own = [leaf.evidence.quote for leaf in leaves(named.measure.conditions)]
    own += _BUILT
    own += _SETTLING if inquiry.question.named.districts else ()
    own += [_told_of(inquiry, leaf) for leaf in leaves(named.measure.conditions) if leaf.fact in inquiry.told]
    return names_all(inquiry, " ".join([named.alias, *own, named.measure.benefit.evidence.quote]))


def _told_of(inquiry: Inquiry, leaf: Leaf) -> str:
    """The words that tell what a condition asks for without its name (国外回来的博士，开公司)."""
    return told_together(lexicon_of(load_facts()), leaf.fact, leaf.among, inquiry.question.text)
