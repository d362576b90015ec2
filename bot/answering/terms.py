"""The sums that a question adds up or compares: tiers and caps that it names, or what a measure gives as a whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.answering.held import holders, how_many, how_many_alike
from bot.answering.inquiry import Inquiry
from bot.answering.tier_counts import counts_told
from bot.eligibility import Assessment
from policy_corpus.measures.catalogue import tier_options
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Cap, Fixed, Measure, Option, PerItem, Rate, SharedTiers, Tiered
from policy_corpus.measures.money import render_yuan
from policy_corpus.parsing.numbering import han_to_int

_NUMBER = "([2-9二两三四五六七八九十])"
_YEARS_LONG = re.compile(
    rf"(?:补|给|拿|领|按|算|干|办|建|设|开|做|运行|挂牌|撑|运营|支持|连续|连着|享受|[也都]是)(?:满|够|了|它|个|过)*{_NUMBER}年(?!前|后|内|以)"
    rf"|(?<![\d第]){_NUMBER}年(?:下来|一共|总共|合计|累计|加|能|可以|最多|最高|总|共|[都全]|顶格|封顶|拿满|[给补拿有])"
    rf"|^(?:那|那么|要是|如果|按|满)*{_NUMBER}年(?:呢|的话|多少)"
    rf"|(?<![\d第]){_NUMBER}年[^,;。?前后内以]{{1,6}}(?:合计|一共|总共|加起来|累计)"
    rf"|(?:(?<![\d第])(?=\d)|(?<!第)(?!\d)){_NUMBER}年(?:每年|年年)?都[^。?]{{0,24}}(?:合计|一共|总共|加起来|累计)"
)
_ROW_OF_YEARS = re.compile(r"(?:20\d\d年?[、,，和及]){1,9}20\d\d(?!\d)")  # 2022、2023、2024三年
_FROM_TO = re.compile(r"(?P<first>20\d\d)年?(?:[到至~-]|—+)(?P<last>20\d\d)(?!\d)")  # 2022到2024三年都按最高
# For how long a firm is there already: of no support.
_AGE = re.compile(rf"(?:成立|开[办业张]?|注册|经营|创办|入驻)(?:了|满|快|不到|才|已经?|有)*{_NUMBER}年")
_YEARS_PAID = re.compile(f"已经?[^,，。;；?？]{{0,6}}?(?:[拿领给发补]|享受)(?:到|过|了|满)*{_NUMBER}年")
# Of two spoken of before.
_BOTH_BEFORE = re.compile(
    "^(?:那|这|要是|如果|我)*[俩两三](?:个|样|者|项)?站?(?=我|咱|俺|都|全|一[起块并共]|总共|[加合])"
)
# 院士站一年给多少 asks for each year.
_OF_YEARS = re.compile(
    "(?<!第)(?!一年(?:能|可以?|给|补|拿|领|有|最|多少|几))([1-9一二两三四五六七八九十])年(?!前|后|内|以)"
)
_FIRST_YEAR = re.compile("(第一|头一?|首)年")
_ONE_YEAR = re.compile(
    f"{_FIRST_YEAR.pattern}|当年|(?<!十)一年(?!后|内|以)|今年(?:还|又|就|一共|总共|能|可以?)*(?:拿|领|得|补|给)到?(?:多少|几)"
)
_EXTREMES = re.compile(r"(最高|最多|顶格|上限).{0,6}(最低|最少)|(最低|最少).{0,6}(最高|最多)")
_ITEMS = ("项", "件", "个")
_MOST_YEARS = 10
_LEADS = re.compile("主导|牵头|第一起草")
_OTHERS = re.compile(r"其他|其它|普通|一般|别的|剩下")


@dataclass(frozen=True, slots=True)
class Term:
    """One sum of a computation: what it is for, as written, and in yuan."""

    label: str
    text: str
    yuan: Decimal
    ceiling: bool = False
    endless: bool = False  # paid each year, and nobody says for how long


def named_terms(inquiry: Inquiry, assessment: Assessment, counted: bool = False) -> list[Term]:
    """The tiers or caps of one measure that the question names beside each other; fewer than two are none.

    A tier of which several are `counted` (一项国标两项行标) is taken so many times.
    """
    words, benefit = _words(inquiry), assessment.measure.benefit
    ceiling = benefit.ceiling_word is not None
    if isinstance(benefit, Tiered | SharedTiers):
        counts = counts_told(inquiry.kit, benefit.fact, words) if counted else {}
        options = [o for o in tier_options(benefit) if o.id in counts] or _tiers_named(inquiry, benefit, words)
        terms = [_of(o.label, benefit.tiers[o.id], ceiling, counts.get(o.id, 1)) for o in options]
    elif isinstance(benefit, Rate):
        terms = [_of(f"{cap.label}封顶", cap.amount, True) for cap in benefit.caps if _cap_named(inquiry, cap, words)]
    else:
        return []
    return terms if len(terms) > 1 else []


def is_settled(inquiry: Inquiry, measure: Measure) -> bool:
    """Whether the message says which tier is the asker's: the levels of other things in it are not this one's."""
    benefit = measure.benefit
    fact = benefit.fact if isinstance(benefit, Tiered | SharedTiers) else ""
    return fact in inquiry.told and isinstance(inquiry.profile.get(fact), str)


def whole_term(inquiry: Inquiry, assessment: Assessment) -> Term | None:
    """20万元/年×3年, or the sum itself; None where there is none."""
    benefit, amount, title = assessment.measure.benefit, assessment.amount, assessment.title
    most = (amount.max_yuan or amount.value_yuan) if amount else None
    if amount is None or most is None:
        return None
    if isinstance(benefit, Tiered | SharedTiers) and amount.min_yuan is not None:
        named = _tiers_named(inquiry, benefit, _words(inquiry))
        if len(named) == 1:
            return _of(f"{title}（{named[0].label}）", benefit.tiers[named[0].id], benefit.ceiling_word is not None)
    if isinstance(benefit, Rate) and amount.min_yuan and amount.min_yuan < most:
        told = [cap for cap in benefit.caps if cap.when in inquiry.told and inquiry.profile.get(cap.when or "") is True]
        most = amount.min_yuan if told else most  # 规上工业: the cap that surely is his
    own = own_years(inquiry, assessment.measure)
    years = own or years_asked(inquiry)
    endless, ceiling = is_endless(assessment.measure), amount.value_yuan is None
    if isinstance(benefit, Fixed) and benefit.yearly and not years and _ONE_YEAR.search(inquiry.question.text):
        return _of(title, benefit.amount, ceiling)
    if isinstance(benefit, Fixed) and benefit.yearly and benefit.years:
        years = min(years or benefit.years, benefit.years)
        return Term(title, f"{render_yuan(benefit.amount)}/年×{years}年", benefit.amount * years, ceiling)
    if endless and years:
        over = f"/年×{years}年" if years > 1 else ""
        return Term(title, f"{render_yuan(most)}{over}", most * years, ceiling)
    return Term(title, render_yuan(most), most, ceiling, endless)


def times_held(inquiry: Inquiry, measure: Measure, term: Term) -> Term:
    """The term as often as the question says that the asker has what is supported, or that several have it each."""
    having, of = holders(_words(inquiry))
    if isinstance(measure.benefit, Rate):
        count, counter = how_many_alike(_words(inquiry))
    elif isinstance(measure.benefit, PerItem):
        told = inquiry.profile.get(measure.benefit.count) != 1  # 两项发明各授权一件: by the number itself
        count, counter = (1, "") if told and of in _ITEMS else (having, of)
    else:
        count, counter = _times_named(inquiry, measure)
        count, counter = count * having if count == 1 or counter != of else count, counter or of
    text = f"{term.text}×{count}{counter}" if counter else "+".join([term.text] * count)
    return replace(term, text=text, yuan=term.yuan * count) if count > 1 else term


def _times_named(inquiry: Inquiry, measure: Measure) -> tuple[int, str]:
    if not isinstance(measure.benefit, Fixed | Tiered | SharedTiers) or _BOTH_BEFORE.search(inquiry.question.text):
        return 1, ""
    text = inquiry.kit.canonical(_words(inquiry)).replace("的", "")
    counted = (how_many(name, text) for name in _names_held(inquiry, measure, text))
    return next((found for found in counted if found[0] > 1), (1, ""))


def _names_held(inquiry: Inquiry, measure: Measure, text: str) -> list[str]:
    """The names in a text by which the asker says that he has what is supported: the measure's, and his tier's."""
    benefit = measure.benefit
    names = inquiry.kit.names_in(measure, text)
    if isinstance(benefit, Tiered | SharedTiers) and is_settled(inquiry, measure):
        names += [option.label for option in tier_options(benefit) if option.id == inquiry.profile[benefit.fact]]
    return [name for name in names if name and name in text]


def counts_tiers(inquiry: Inquiry, measure: Measure) -> bool:
    """Whether the question says of each of several tiers how many the asker has (一个国家级一个省级)."""
    benefit = measure.benefit
    if not isinstance(benefit, Tiered | SharedTiers) or is_settled(inquiry, measure):
        return False
    return bool(counts_told(inquiry.kit, benefit.fact, _words(inquiry)))


def first_year(text: str) -> bool:
    """Whether the first year's sum is asked for: what is paid once, and the first of what is paid yearly."""
    return _FIRST_YEAR.search(text) is not None


def is_endless(measure: Measure) -> bool:
    """Whether the measure pays the same each year, and the document does not say for how long."""
    return measure.benefit.yearly and measure.benefit.years is None and not isinstance(measure.benefit, Rate)


def years_asked(inquiry: Inquiry) -> int | None:
    """The number of years that a yearly sum is to be added up over; None where no such number is named."""
    return years_in(inquiry.question.text)


def years_in(text: str) -> int | None:
    """The number of years that a text wants a yearly sum added up over."""
    if span := _FROM_TO.search(text):
        years = int(span["last"]) - int(span["first"]) + 1
        return years if 1 < years <= _MOST_YEARS else None
    if row := _ROW_OF_YEARS.search(text):
        return len(re.findall(r"20\d\d", row[0]))
    asked = _YEARS_LONG.search(_AGE.sub("", _YEARS_PAID.sub("", text)))
    return han_to_int(next(filter(None, asked.groups()))) if asked else None


def own_years(inquiry: Inquiry, measure: Measure) -> int | None:
    """The number of years named right behind the measure's name (博士后站两年、院士站一年)."""
    words = inquiry.kit.canonical(_YEARS_PAID.sub("", _words(inquiry)))
    alias = inquiry.kit.alias_in(measure, words) if _OF_YEARS.search(words) else None
    own = re.search(rf"{re.escape(alias)}[^,、;。?\d]{{0,4}}?{_OF_YEARS.pattern}", words) if alias else None
    return han_to_int(own[1]) if own else None


def _words(inquiry: Inquiry) -> str:
    return inquiry.question.resolved if inquiry.question.follow_up else inquiry.question.text


def _of(label: str, yuan: Decimal, ceiling: bool, count: int = 1) -> Term:
    return Term(label, "+".join([render_yuan(yuan)] * count), yuan * count, ceiling)


def _names_of(option: Option) -> str:
    names = {option.label, *option.synonyms}
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _tiers_named(inquiry: Inquiry, benefit: Tiered | SharedTiers, words: str) -> Sequence[Option]:
    options = tier_options(benefit)
    if _EXTREMES.search(words):
        return sorted(options, key=lambda option: benefit.tiers[option.id])[:: len(options) - 1 or 1]
    levels = inquiry.question.facets.levels
    leads = _LEADS.search(benefit.evidence.quote) is not None
    return [o for o in options if is_named(o, words, levels) and not (leads and _only_joined(o, words))]


def _only_joined(option: Option, words: str) -> bool:
    """Whether words tell of a part in it (参与了一项国际标准), where the document wants the lead."""
    return re.search(rf"(?:参与|参编|参加|配合|协助)[^,，。;；、]{{0,6}}(?:{_names_of(option)})", words) is not None


def is_named(option: Option, words: str, levels: Sequence[str]) -> bool:
    """Whether words name a tier, by its label, by another name, or by one of the levels read from them."""
    names = (option.label, *(name for name in option.synonyms if len(name) > 1))
    graded = {f"{level}{kind}" for level in levels for kind in ("级", "标准")}
    return option.label in graded or any(name in words for name in names)


def _cap_named(inquiry: Inquiry, cap: Cap, words: str) -> bool:
    """Whether the question names whom the cap is for, by its label, its fact, or a fact that its fact implies."""
    if cap.when is None:
        return cap.label in words or _OTHERS.search(words) is not None
    implied = {name for name, value in load_facts()[cap.when].implies.items() if value is True}
    return cap.label in words or not inquiry.told.isdisjoint({cap.when, *implied})
