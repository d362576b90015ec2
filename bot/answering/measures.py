"""What a support measure gives the asker: the measures a question is about, judged and computed."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import OWN_COVER, own_cover
from bot.drafting import Draft, Source
from bot.eligibility import Assessment, assess, open_facts, ranked, read_profile
from bot.reply import Amount, MeasureVerdict, Reason
from policy_corpus.measures.catalogue import benefit_facts
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Fixed, Measure, Option, SharedTiers, Tiered
from policy_corpus.measures.money import render_yuan
from policy_corpus.model import Evidence
from policy_corpus.parsing.numbering import han_to_int

ASKED = ("amount", "eligibility", "validity")
_MONEY = re.compile("补贴|补助|奖励|资助|奖补")
_SUPPORT = re.compile("补|奖|资助|扶持|支持")
_HOW_MUCH = re.compile("多少|几")
_TOGETHER = re.compile("加起来|都算上|合计|合起来|一共|总共|全部加|加在一起|加一块")
_YEARS_LONG = re.compile(r"([2-9二两三四五六七八九十])年(下来|一共|总共|合计|加起来|能|最多)?")
_DIFFERENCE = re.compile("比|差|多(给|补|拿|多少)")
_ASKING = re.compile("[?？吗呢么]|多少|几|什么|啥|哪|谁|如何|怎")
_ANY_SUPPORT = re.compile(
    r"(什么|哪些|哪几[项个种]|啥|多少).{0,4}(补贴|政策|支持|优惠|奖励|补助|扶持|钱|好处)"
    r"|能(拿|领|享受|申请|申报|得到|报)(到|些)?(什么|哪些|哪几|啥|多少)|符合(什么|哪些|哪几)|有(什么|哪些|啥)(可以|能)"
)
# weight of an alias's character, a fitting fact, a failed condition, a fact the amount rests on, the granting words
_ALIAS, _FACT, _AGAINST, _BASIS, _EVIDENCE = 1.0, 3.0, 3.0, 5.0, 6.0
EVIDENCE = 6  # best sentences that are looked at
_SAME = 0.8  # share of the best score at which another measure is answered too
_COMPARED = 0.4  # the same where measures are compared
MOST = 3
MONEY_UNITS = ("元", "%", "年", "倍")
LISTED = 6


@dataclass(frozen=True)
class Candidate:
    """A measure that a question may be about, and how well it fits."""

    assessment: Assessment
    score: float
    alias: str

    @property
    def measure(self) -> Measure:
        """The measure itself."""
        return self.assessment.measure


def candidates(inquiry: Inquiry) -> list[Candidate]:
    """The measures that the question names, best first."""
    kit, question = inquiry.kit, inquiry.question
    assessments = assess(kit.measures, read_profile(inquiry.profile), inquiry.as_of, kit.corpus)
    named = _named(inquiry, assessments, kit.canonical(question.text))
    if not any(c.alias for c in named) and question.follow_up:
        named = _named(inquiry, assessments, kit.canonical(question.resolved)) or named
    return sorted(named, key=lambda c: -c.score)


def _named(inquiry: Inquiry, assessments: list[Assessment], text: str) -> list[Candidate]:
    quoted = _quoted_in_evidence(inquiry)
    found = []
    for each in (_at_level(inquiry, one) for one in assessments):
        alias, share = inquiry.kit.alias_in(each.measure, text), quoted.get(each.measure.id, 0.0)
        failed = any(c.truth is False and c.leaf.fact in inquiry.told for c in each.conditions[1:])
        if failed and not alias:
            continue
        if alias or share == 1.0 or _named_by_fact(inquiry, each):
            found.append(Candidate(each, _score(inquiry, each, alias) + _EVIDENCE * share, alias))
    return found


def _at_level(inquiry: Inquiry, assessment: Assessment) -> Assessment:
    """The assessment for the tier that a follow-up names (国家级的呢, 再次认定呢), whatever an earlier turn named."""
    benefit = assessment.measure.benefit
    if not inquiry.question.follow_up or not isinstance(benefit, Tiered | SharedTiers):
        return assessment
    options = [o for o in load_facts()[benefit.fact].options if o.id in benefit.tiers and _names(inquiry, o)]
    if len(options) != 1:
        return assessment
    profile = read_profile({**inquiry.profile, benefit.fact: options[0].id})
    return assess([assessment.measure], profile, inquiry.as_of, inquiry.kit.corpus)[0]


def _names(inquiry: Inquiry, option: Option) -> bool:
    """Whether the message names a tier by its level or by its label."""
    levels = inquiry.question.named.levels
    return option.label in inquiry.question.text or (len(levels) == 1 and option.label.startswith(levels[0]))


def _quoted_in_evidence(inquiry: Inquiry) -> dict[str, float]:
    """Measures whose granting words stand in the best evidence, with that sentence's share of the best score."""
    shares: dict[str, float] = {}
    top = inquiry.ranked[0].score if inquiry.ranked else 0.0
    for best in inquiry.ranked[:EVIDENCE]:
        for measure in inquiry.kit.granted_in(best.sentence) if own_cover(inquiry, best) >= OWN_COVER else ():
            shares.setdefault(measure.id, best.score / top if top > 0 else 0.0)
    return shares


def _named_by_fact(inquiry: Inquiry, assessment: Assessment) -> bool:
    """Whether this message states a fact that only such a measure turns on."""
    told = inquiry.told & inquiry.kit.telling_facts
    by_condition = any(c.truth is True and c.leaf.fact in told for c in assessment.conditions)
    return by_condition or bool(inquiry.told & _basis(assessment.measure) & inquiry.kit.money_facts)


def _score(inquiry: Inquiry, assessment: Assessment, alias: str) -> float:
    against = sum(c.truth is False for c in assessment.conditions[1:])
    basis = len(inquiry.told & _basis(assessment.measure))
    return _ALIAS * len(alias) + _FACT * assessment.relevance + _BASIS * basis - _AGAINST * against


def _basis(measure: Measure) -> set[str]:
    """The facts that the amount is computed from, and those that they are the difference of."""
    names = benefit_facts(measure)
    return {*names, *(part for name in names for part in load_facts()[name].difference or ())}


def answer_measures(inquiry: Inquiry) -> Draft | None:
    """Amount, eligibility and state of the measures asked about; None where the question is about none."""
    question = inquiry.question
    counted = question.unit and question.unit.unit not in MONEY_UNITS
    listed = question.asks("list") and _MONEY.search(question.text) is not None
    compared = listed or (question.asks("compare") and _SUPPORT.search(question.text) is not None)
    together = _TOGETHER.search(question.text) is not None
    if (
        not (question.asks(*ASKED) or compared or (together and inquiry.told & inquiry.kit.telling_facts))
        or question.asks("deadline", "department")
        or question.attribute
        or counted
    ):
        return None
    found = candidates(inquiry)
    outside = inquiry.profile.get("district") == "outside" and "district" in inquiry.told
    here = (
        [] if outside else sorted((c for c in found if serves(inquiry, c.measure)), key=lambda c: _foreign(inquiry, c))
    )
    if found and not here:
        return _elsewhere(inquiry, found)
    if not here:
        return None
    share = _COMPARED if compared or together else _SAME
    best = [c for c in here if c.score >= share * here[0].score][:MOST]
    unlisted = _unlisted_level(inquiry, best[0].measure)
    if unlisted:
        return unlisted
    if question.unit and question.unit.unit == "年" and not any(_years_said(c.measure) for c in best):
        return _no_years(inquiry, best[0])
    draft = _state(inquiry, best)
    if together:
        _add_up(draft, [c.assessment for c in best])
    return draft


def _add_up(draft: Draft, assessments: list[Assessment]) -> None:
    """The sum of what several measures give at the most, shown term by term."""
    amounts = [a.amount for a in assessments if a.amount]
    most = [amount.max_yuan or amount.value_yuan for amount in amounts]
    sums = [value for value in most if value is not None]
    if len(sums) < 2 or len(sums) != len(assessments):
        return
    word = "" if all(amount.value_yuan is not None for amount in amounts) else "最多"
    terms = "+".join(_term(a.measure, value) for a, value in zip(assessments, sums, strict=True))
    text = f"合计{word}：{terms}={render_yuan(sum(sums, Decimal(0)))}。"
    draft.say(text, *draft.sources())
    draft.computed.append(text)


def _term(measure: Measure, value: Decimal) -> str:
    """20万元/年×3年, or the sum itself."""
    benefit = measure.benefit
    if isinstance(benefit, Fixed) and benefit.yearly and benefit.years:
        return f"{render_yuan(benefit.amount)}/年×{benefit.years}年"
    return render_yuan(value)


def _unlisted_level(inquiry: Inquiry, measure: Measure) -> Draft | None:
    """A refusal where the level that the question names first is none of the measure's tiers."""
    levels, benefit = inquiry.question.facets.levels, measure.benefit
    if not levels or not isinstance(benefit, Tiered | SharedTiers):
        return None
    options = [o for o in load_facts()[benefit.fact].options if o.id in benefit.tiers]
    if len(options) < 2 or not all(o.label.endswith("级") for o in options):
        return None
    if any(o.label.startswith(levels[0]) for o in options):
        return None
    listed = "、".join(o.label for o in options)
    source = whole_sentence(inquiry, benefit.evidence)
    text = inquiry.kit.replies.render("not_found_level", levels=listed, asked=f"{levels[0]}级")
    return Draft("not_found").say(text, source)


def _years_said(measure: Measure) -> bool:
    benefit = measure.benefit
    return bool(getattr(benefit, "years", None)) or "年" in (measure.frequency or "").replace("每年", "")


def _no_years(inquiry: Inquiry, candidate: Candidate) -> Draft:
    source = whole_sentence(inquiry, candidate.measure.benefit.evidence)
    text = inquiry.kit.replies.render("not_found_years", measure=candidate.measure.title)
    return Draft("not_found").say(text).say(f"原文：“{inquiry.shown(source)}”", source)


def serves(inquiry: Inquiry, measure: Measure) -> bool:
    """Whether the measure is of the district and document that the question names."""
    facets = inquiry.question.facets
    place = facets.districts or inquiry.home
    if facets.documents and measure.document_id not in facets.documents:
        return False
    lineage = inquiry.kit.vocabulary.districts.lineage
    return not place or any(measure.district in lineage(each) for each in place)


def _foreign(inquiry: Inquiry, candidate: Candidate) -> tuple[bool, float]:
    """Sorts the measures of the very district asked about before those of the areas around it."""
    place = inquiry.question.facets.districts or inquiry.home
    return bool(place) and candidate.measure.district not in place, -candidate.score


def _elsewhere(inquiry: Inquiry, found: list[Candidate]) -> Draft | None:
    """Another area's measure is not lent; where the area's own documents speak of the subject, they answer."""
    if not inquiry.question.asks("amount", "rate"):
        return None
    kit = inquiry.kit
    document = kit.corpus.documents[found[0].measure.document_id].document
    named = inquiry.question.facets.documents
    if named and document.id not in named:
        other = kit.corpus.documents[named[0]].document.short_title
        text = kit.replies.render("not_found_in_document", named=f"《{other}》", document=f"《{document.short_title}》")
        return Draft("not_found").say(text, whole_sentence(inquiry, found[0].measure.benefit.evidence))
    place = kit.place_names(inquiry.question.facets.districts or inquiry.home) or "大连市以外"
    scope = kit.place_names((found[0].measure.district,))
    text = kit.replies.render("not_found_other_area", area=place, documents=f"《{document.short_title}》", scope=scope)
    return Draft("not_found").say(text, whole_sentence(inquiry, found[0].measure.benefit.evidence))


def _state(inquiry: Inquiry, best: list[Candidate]) -> Draft:
    stated = [c for c in best if c.assessment.amount is None or c.measure.benefit.kind not in ("unstated", "in_kind")]
    if not stated and inquiry.question.asks("amount", "rate") and _HOW_MUCH.search(inquiry.question.text):
        return _no_amount(inquiry, best[0])
    draft = Draft("answered")
    for candidate in stated or best:
        _say(inquiry, draft, candidate)
    draft.measures = [verdict_of(c.assessment) for c in stated or best]
    draft.questions = [fact.question() for fact in open_facts(c.assessment for c in stated or best)]
    return draft


def _no_amount(inquiry: Inquiry, candidate: Candidate) -> Draft:
    draft = Draft("not_found")
    draft.say(inquiry.kit.replies.render("not_found_amount", measure=candidate.measure.title))
    source = whole_sentence(inquiry, candidate.measure.benefit.evidence)
    return draft.say(f"原文：“{inquiry.shown(source)}”", source)


def _say(inquiry: Inquiry, draft: Draft, candidate: Candidate) -> None:
    assessment = candidate.assessment
    source = whole_sentence(inquiry, candidate.measure.benefit.evidence)
    amount = assessment.amount
    if amount is None:
        failed = [c for c in assessment.conditions if c.truth is False]
        draft.say(f"{candidate.measure.title}：按您说的情况不符合条件（{'；'.join(c.text for c in failed)}）。", source)
    elif amount.text:
        draft.say(f"{candidate.measure.title}：{amount.text}。", source)
    for text in (_over_years(inquiry, candidate.measure, amount), _tier_difference(inquiry, candidate.measure)):
        if text:
            draft.say(text, source)
            draft.computed.append(text)
    if amount and amount.formula and "=" in amount.formula:
        draft.say(f"计算：{amount.formula}。", source)
        draft.computed.append(amount.formula)
    if amount and amount.text:
        draft.computed.append(amount.text)
    draft.say(f"原文：“{inquiry.shown(source)}”", source)


def _over_years(inquiry: Inquiry, measure: Measure, amount: Amount | None) -> str:
    """What a yearly sum comes to over the years that the question names, where the document names none."""
    asked = _YEARS_LONG.search(inquiry.question.text)
    benefit = measure.benefit
    if not (asked and benefit.yearly and benefit.years is None and amount and amount.max_yuan):
        return ""
    years = han_to_int(asked[1])
    each, word = render_yuan(amount.max_yuan), benefit.ceiling_word or ""
    whole = render_yuan(amount.max_yuan * years)
    return f"按{years}年算{word}：{each}/年×{years}年={whole}。"


def _tier_difference(inquiry: Inquiry, measure: Measure) -> str:
    """The difference of two tiers that the question names (科创板比主板多多少)."""
    benefit = measure.benefit
    if not isinstance(benefit, Tiered) or not _DIFFERENCE.search(inquiry.question.text):
        return ""
    options = [o for o in load_facts()[benefit.fact].options if o.id in benefit.tiers]
    named = [o for o in options if any(name in inquiry.question.text for name in (o.label, *o.synonyms))]
    if len(named) != 2:
        return ""
    more, less = sorted(named, key=lambda o: -benefit.tiers[o.id])
    high, low = benefit.tiers[more.id], benefit.tiers[less.id]
    return f"{more.label}比{less.label}多：{render_yuan(high)}−{render_yuan(low)}={render_yuan(high - low)}。"


def whole_sentence(inquiry: Inquiry, evidence: Evidence) -> Source:
    """The sentence (or sentences) of the clause in which the quoted words stand."""
    clause = inquiry.kit.corpus.clauses[evidence.clause_id or ""]
    quoted = Source.of_quote(clause, evidence.quote)
    sentences = [s for s in inquiry.kit.sentences_of(clause.id) if s.end > quoted.start and s.start < quoted.end]
    if not sentences:
        return quoted
    return Source(clause.id, min(s.start for s in sentences), max(s.end for s in sentences))


def verdict_of(assessment: Assessment) -> MeasureVerdict:
    """The measure's part of a reply."""
    return MeasureVerdict(
        measure_id=assessment.measure.id,
        title=assessment.measure.title,
        verdict=assessment.verdict,
        amount=assessment.amount,
        missing=list(assessment.missing),
        reasons=[Reason(text=ground.text) for ground in assessment.grounds],
    )


def list_measures(inquiry: Inquiry) -> Draft | None:
    """What an asker who described himself may get, where he names no measure."""
    question = inquiry.question
    told = bool(inquiry.told) and not question.intents and not _ASKING.search(question.text)
    if not inquiry.described or not (told or _ANY_SUPPORT.search(question.text)):
        return None
    kit = inquiry.kit
    judged = ranked(assess(kit.measures, read_profile(inquiry.profile), inquiry.as_of, kit.corpus))
    fitting = [a for a in judged if a.relevance > 0 and a.verdict != "not_eligible" and serves(inquiry, a.measure)]
    if not fitting:
        return None
    draft = Draft("answered").say(f"按您说的情况，文件里共计{len(fitting)}项支持与您有关：")
    draft.computed.append(f"{len(fitting)}项")
    for number, assessment in enumerate(fitting[:LISTED], start=1):
        source = whole_sentence(inquiry, assessment.evidence)
        amount = assessment.amount.text if assessment.amount else None
        draft.say(f"{number}. {assessment.measure.title}：{amount or '见条款'}。", source)
        draft.computed += [f"{number}", amount or ""]
    draft.measures = [verdict_of(a) for a in fitting[:LISTED]]
    draft.questions = [fact.question() for fact in open_facts(fitting)]
    return draft
