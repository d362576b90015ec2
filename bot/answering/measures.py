"""What a support measure gives the asker: the measures a question is about, judged and computed."""

from dataclasses import dataclass

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from bot.eligibility import Assessment, assess, open_facts, ranked, read_profile
from bot.reply import MeasureVerdict, Reason
from policy_corpus.measures.model import Measure
from policy_corpus.model import Evidence

ASKED = ("amount", "eligibility", "validity", "compare")
_ALIAS, _FACT, _AGAINST = 1.0, 3.0, 4.0  # weight of an alias's character, a fitting fact, a failed condition
_SAME = 0.8  # share of the best score at which another measure is answered too
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
    own = kit.canonical(f"{question.text}")
    context = kit.canonical(question.context_subject or ("" if question.named_subject else question.subject))
    assessments = assess(kit.measures, read_profile(inquiry.profile), inquiry.as_of, kit.corpus)
    found = []
    for each in assessments:
        alias = kit.alias_in(each.measure, own) or ("" if question.named_subject else kit.alias_in(each.measure, context))
        if alias or _named_by_fact(inquiry, each):
            found.append(Candidate(each, _score(each, alias), alias))
    return sorted(found, key=lambda c: -c.score)


def _named_by_fact(inquiry: Inquiry, assessment: Assessment) -> bool:
    """Whether this message states a fact that only such a measure turns on."""
    told = inquiry.told & inquiry.kit.telling_facts
    return any(c.truth is True and c.leaf.fact in told for c in assessment.conditions)


def _score(assessment: Assessment, alias: str) -> float:
    against = sum(c.truth is False for c in assessment.conditions[1:])
    return _ALIAS * len(alias) + _FACT * assessment.relevance - _AGAINST * against


def answer_measures(inquiry: Inquiry) -> Draft | None:
    """Amount, eligibility and state of the measures asked about; None where the question is about none."""
    question = inquiry.question
    counted = question.unit and question.unit.unit not in MONEY_UNITS
    if not question.asks(*ASKED) or question.asks("deadline", "department") or question.attribute or counted:
        return None
    found = candidates(inquiry)
    here = [c for c in found if serves(inquiry, c.measure)]
    if found and not here:
        return _elsewhere(inquiry, found)
    if not here:
        return None
    best = [c for c in here if c.score >= _SAME * here[0].score][:MOST]
    return _state(inquiry, best)


def serves(inquiry: Inquiry, measure: Measure) -> bool:
    """Whether the measure is of the district and document that the question names."""
    facets = inquiry.question.facets
    place = facets.districts or inquiry.home
    if facets.documents and measure.document_id not in facets.documents:
        return False
    return not place or measure.district in place


def _elsewhere(inquiry: Inquiry, found: list[Candidate]) -> Draft | None:
    """Another area's measure is not lent; where the area's own documents speak of the subject, they answer."""
    if not inquiry.question.asks("amount", "rate"):
        return None
    kit = inquiry.kit
    document = kit.corpus.documents[found[0].measure.document_id].document
    place = kit.place_names(inquiry.question.facets.districts or inquiry.home)
    if not place:
        return None
    scope = kit.place_names((found[0].measure.district,))
    text = kit.replies.render(
        "not_found_other_area", area=place, documents=f"《{document.short_title}》", scope=scope
    )
    return Draft("not_found").say(text)


def _state(inquiry: Inquiry, best: list[Candidate]) -> Draft:
    stated = [c for c in best if c.assessment.amount is None or c.measure.benefit.kind not in ("unstated", "in_kind")]
    if not stated and inquiry.question.asks("amount", "rate"):
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
    if amount and amount.formula and "=" in amount.formula:
        draft.say(f"计算：{amount.formula}。", source)
        draft.computed.append(amount.formula)
    if amount and amount.text:
        draft.computed.append(amount.text)
    draft.say(f"原文：“{inquiry.shown(source)}”", source)


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
    if not inquiry.profile or not inquiry.question.asks("amount", "eligibility", "list"):
        return None
    kit = inquiry.kit
    judged = ranked(assess(kit.measures, read_profile(inquiry.profile), inquiry.as_of, kit.corpus))
    fitting = [a for a in judged if a.relevance > 0 and a.verdict != "not_eligible" and serves(inquiry, a.measure)]
    if not fitting:
        return None
    draft = Draft("answered").say(f"按您说的情况，文件里有{len(fitting)}项支持与您有关：")
    draft.computed.append(f"{len(fitting)}项")
    for number, assessment in enumerate(fitting[:LISTED], start=1):
        source = whole_sentence(inquiry, assessment.evidence)
        amount = assessment.amount.text if assessment.amount else None
        draft.say(f"{number}. {assessment.measure.title}：{amount or '见条款'}。", source)
        draft.computed += [f"{number}", amount or ""]
    draft.measures = [verdict_of(a) for a in fitting[:LISTED]]
    draft.questions = [fact.question() for fact in open_facts(fitting)]
    return draft

