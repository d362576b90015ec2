"""A number that the asker takes for granted is confirmed, or named as wrong where the documents contradict it."""

import re
from dataclasses import replace
from decimal import Decimal

from bot.answering.comparison import amount
from bot.answering.inquiry import Inquiry
from bot.answering.promised import how_certain
from bot.answering.standing import is_wanted
from bot.answering.terms import is_named
from bot.answering.verdicts import asks_whether
from bot.drafting import Draft, Line
from bot.eligibility import Assessment
from bot.understanding.facets import collect, find_mentions
from bot.understanding.several import asks, pieces_of
from policy_corpus.measures.catalogue import benefit_facts, tier_options
from policy_corpus.measures.model import Measure, PerItem, Rate, SharedTiers, Tiered
from policy_corpus.measures.money import find_money, render_yuan
from policy_corpus.model import Figure

_CLAIMS = re.compile(
    r"听说|据说|是吧|对吧|对吗|是吗|没错吧|没记错|不是.{0,8}吗|说是|都说|记得|以为|真的|\d[^,。;?!\d]{0,4}[吧吗](?:[,。?!]|$)"
)
_YEARLY = re.compile("每年|年年|逐年|一年一")
_ONCE = re.compile("一次性|一把给")
_COUNTED = re.compile(r"[\d二两三四五六七八九十](个|项|件|家|份)|(?<!\d)[2-9二两三四五六七八九十]年(?!前|以?后)")
_BOTH = re.compile("再[拿领给补申]|又能|同时")  # whether the one is paid besides the other
_GRANTED = re.compile("[补奖拿领报发]|给(?!了|过)|资助|扶持|封顶|最[高多]|上限|不超过")  # what a claimed sum is
_OF_COMPANY = re.compile(
    r"(?:营收|收入|营业额|销售额?|产值|流水|利润|净利|纳税|税收|注册资[本金]|实缴|估值|市值|融资|贷款|年薪|工资)[^\d,，。;；]{0,6}$"
)  # a sum that tells how large the asker is
_OTHER_GIVER = re.compile("(辽宁省|省里|省财政|国家|中央)(?:政府|财政)?[会能要]?[给补奖发]")
_ONLY_CLAIMS = re.compile(r"\d+(\.\d+)?[万亿千]?元?[?？]$")


def correct_premise(inquiry: Inquiry, draft: Draft) -> None:
    """Say first that a claimed sum is right, or “文件写的不是…，而是…” where one stated figure has another value."""
    question = inquiry.question
    claims = _CLAIMS.search(question.text) is not None
    if draft.measures and not draft.figures and wants_yes(question.text) and not is_wanted(inquiry, draft):
        _judge_sums(inquiry, draft)
    if not claims or len(draft.figures) != 1 or draft.strays:
        return
    figure = draft.figures[0]
    named = (f"{number}元" if number[-1] in "万亿" else number for number in question.numbers)
    claimed = [number for number in named if _same_unit(number, figure)]
    if claimed and all(number != amount(figure) for number in claimed):
        text = inquiry.kit.replies.render("line_wrong_premise", claimed=claimed[0], actual=amount(figure))
        draft.lines.insert(0, Line(text, draft.lines[0].sources))
    elif len(claimed) == 1 and amount(figure) == claimed[0] and wants_yes(question.text):
        draft.lines.insert(0, Line(f"是，文件写的正是{claimed[0]}。", draft.lines[0].sources))


def wants_yes(text: str) -> bool:
    """Whether it is asked if a number is right, in words or by its mere naming (补10万?)."""
    return asks_whether(text) or _CLAIMS.search(text) is not None or _ONLY_CLAIMS.search(text) is not None


def _judge_sums(inquiry: Inquiry, draft: Draft) -> None:
    """The same for the sums of measures: of several claimed, each must be one that the quoted words give."""
    if len(draft.measures) == 1:
        _judge_computed(inquiry, draft)
    claimed, given = _claimed_sums(inquiry), draft.measures[0].amount
    actual = (given.value_yuan or given.max_yuan) if given else None
    if claimed and draft.status == "answered" and not any(_states_sum(each) for each in draft.measures):
        unwritten = inquiry.kit.replies.render("line_unwritten_sum", claimed=_as_said(inquiry, claimed[0]))
        draft.lines.insert(0, Line(unwritten, draft.lines[0].sources))
        return
    if not claimed or given is None or actual is None:
        return
    if len(claimed) > 1 and _BOTH.search(inquiry.question.text):
        text = ""
    elif len(claimed) > 1:
        stated = {money.yuan for source in draft.lines[0].sources for money in find_money(inquiry.shown(source))}
        wrong = _wrong_tier(inquiry, draft.measures[0].measure)
        text = wrong or ("是，文件写的正是这几个数。" if set(claimed) <= stated else "")
    elif len(draft.measures) == 1 and not how_certain(inquiry, draft):
        text = _verdict(inquiry, draft.measures[0], claimed[0], actual)
    else:
        text = ""
    if text:
        draft.lines.insert(0, Line(text, draft.lines[0].sources))


def _states_sum(each: Assessment) -> bool:
    """Whether a measure has a sum of whatever height; one whose conditions the asker fails is refused for these."""
    return each.amount is None or each.amount.kind not in ("unstated", "in_kind", "tax")


def _judge_computed(inquiry: Inquiry, draft: Draft) -> None:
    """Say beside what the asker's own numbers come to that it is not the sum that he names (能补150万吧)."""
    assessment = draft.measures[0]
    amount = assessment.amount
    if amount is None or not amount.text or "=" not in (amount.formula or ""):
        return
    claimed, actual = unexplained_sums(inquiry, draft), amount.value_yuan or amount.max_yuan
    stated = f"{assessment.title}：{amount.text}。"
    if len(claimed) != 1 or amount.min_yuan is not None or actual in (None, claimed[0]):
        return
    said = stated.removesuffix("。") + f"，不是您说的{_as_said(inquiry, claimed[0])}。"
    draft.lines[:] = [replace(line, text=said) if line.text == stated else line for line in draft.lines]


def unexplained_sums(inquiry: Inquiry, draft: Draft) -> list[Decimal]:
    """The sums of the question that neither tell of the asker nor stand in the words quoted."""
    own = {value for value in inquiry.profile.values() if isinstance(value, Decimal)}
    quoted = {money.yuan for source in draft.sources() for money in find_money(inquiry.shown(source))}
    sums = dict.fromkeys(money.yuan for money in find_money(inquiry.question.text))
    return [yuan for yuan in sums if yuan not in own | quoted]


def _wrong_tier(inquiry: Inquiry, measure: Measure) -> str:
    """Which tier is given another sum than the one claimed right after its name (国标30万); empty where none is."""
    benefit, text, last = measure.benefit, inquiry.question.text, 0
    if not isinstance(benefit, Tiered | SharedTiers):
        return ""
    for money in find_money(text):
        words, last = text[last : money.start], money.end
        levels = collect(find_mentions(words, inquiry.kit.gazetteer)).levels
        named = [option for option in tier_options(benefit) if is_named(option, words, levels)]
        if len(named) == 1 and benefit.tiers[named[0].id] != money.yuan:
            claimed, actual = f"{named[0].label}{money.text}", render_yuan(benefit.tiers[named[0].id])
            return inquiry.kit.replies.render("line_wrong_premise", claimed=claimed, actual=actual)
    return ""


def _verdict(inquiry: Inquiry, assessment: Assessment, claimed: Decimal, actual: Decimal) -> str:
    word = assessment.measure.benefit.ceiling_word
    holds = assessment.verdict in ("eligible", "possible") and not inquiry.question.asks("validity")
    tiers = open_tiers(inquiry, assessment)
    settled = assessment.amount is not None and assessment.amount.min_yuan is None and not tiers
    whole = claimed > actual > 0 and claimed % actual == 0 and _COUNTED.search(inquiry.question.text)
    if whole or claimed in tiers or _is_open_cap(assessment, claimed):
        return ""  # 3个地方标准15万, 检测机构100万: whether each counts, and which tier it is, is not said
    giver = _OTHER_GIVER.search(inquiry.question.text)
    if giver and not inquiry.question.facets.districts:
        place = assessment.measure.scope.text
        return inquiry.kit.replies.render("line_other_giver", giver=giver[1], place=place)
    benefit = assessment.measure.benefit
    if isinstance(benefit, PerItem) and claimed == benefit.each:
        return f"是，文件写的是每{benefit.unit}{benefit.ceiling_word or ''}{render_yuan(claimed)}。" if holds else ""
    if claimed == actual and settled and holds:
        frequency = _other_frequency(inquiry.question.text, assessment.measure)
        if frequency:
            return frequency
        said = bool(word) and re.search("最高|最多|封顶|上限|不超过|顶格", inquiry.question.text) is not None
        return "是。" if said or not word else f"是这个数，但文件写的是“{word}”，不是一定给到。"
    if claimed == actual or not (settled or _CLAIMS.search(inquiry.question.text)):
        return ""
    words = {"claimed": _as_said(inquiry, claimed), "actual": render_yuan(actual)}
    return inquiry.kit.replies.render("line_wrong_premise", **words)


def _as_said(inquiry: Inquiry, yuan: Decimal) -> str:
    """A sum of the question in the asker's own words (80万)."""
    return next((money.text for money in find_money(inquiry.question.text) if money.yuan == yuan), render_yuan(yuan))


def _is_open_cap(assessment: Assessment, claimed: Decimal) -> bool:
    """Whether a sum is the cap of one kind of asker, and nobody said of which of several kinds he is."""
    benefit, amount = assessment.measure.benefit, assessment.amount
    if not isinstance(benefit, Rate) or amount is None:
        return False
    named = sum(cap.label in (amount.text or "") for cap in benefit.caps)
    return named > 1 and claimed in {cap.amount for cap in benefit.caps}


def open_tiers(inquiry: Inquiry, assessment: Assessment) -> tuple[Decimal, ...]:
    """The sums of a measure's tiers where nobody said which it is; none where that is known, or it has none."""
    benefit = assessment.measure.benefit
    if not isinstance(benefit, Tiered | SharedTiers) or inquiry.profile.get(benefit.fact) is not None:
        return ()
    return tuple(benefit.tiers.values())


def _other_frequency(text: str, measure: Measure) -> str:
    """That the sum is right and how often it is paid is not; empty where that is right too, or not claimed."""
    if _ONCE.search(text) and measure.benefit.yearly:
        return "数额是这个数，文件写的是每年给，不是一次性。"
    if not _YEARLY.search(text) or measure.benefit.yearly:
        return ""
    return "数额是这个数，文件写的是一次性。" if measure.frequency == "一次性" else "数额是这个数，文件没有写每年都给。"


def _claimed_sums(inquiry: Inquiry) -> list[Decimal]:
    """The sums that the question names and that do not tell of the asker (投资, 合同额, 研发费)."""
    facts = {name for measure in inquiry.kit.measures for name in benefit_facts(measure)} & inquiry.told
    if facts & inquiry.kit.money_facts:
        return []
    pieces = pieces_of(inquiry.question.text)
    if any(asks(piece) and _GRANTED.search(piece) for piece in pieces):  # what is asked of, not what is told before
        pieces = [piece for piece in pieces if asks(piece) or _GRANTED.search(piece)]
    sums = [(piece[: money.start], money.yuan) for piece in pieces for money in find_money(piece)]
    return [yuan for before, yuan in sums if not _OF_COMPANY.search(before)]


def _same_unit(number: str, figure: Figure) -> bool:
    return number.replace("％", "%").endswith(figure.unit)
