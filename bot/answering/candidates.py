"""The support measures that a question may be about, and how well each fits it."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from bot.answering.inquiry import Inquiry, found_once
from bot.answering.recorded import is_recorded
from bot.answering.sufficiency import OWN_COVER, is_asked_so, own_cover
from bot.drafting import Source
from bot.eligibility import Assessment
from bot.understanding.question import Question
from bot.understanding.several import asks, pieces_of
from policy_corpus.measures.catalogue import benefit_facts, tier_options
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Measure, Option, SharedTiers, Tiered
from policy_corpus.model import Evidence

# weight of an alias's character, a fitting fact, a failed condition, a fact the amount rests on, the granting words
_ALIAS, _FACT, _AGAINST, _BASIS, _EVIDENCE = 1.0, 3.0, 3.0, 5.0, 6.0
_OF_THE_CITY = re.compile(
    "(?:市里|大连市(?:政府|财政)?)(?=[给补奖])|市里(?=[有对出支能])|^(?:大连)?市里(?![评认批发授定的])|市(?:里的?|级的?|的)(?=政策|补贴|补助|奖励|规划|文件)"
)
_CITY = ("city",)
_RECENT = 10.0  # of a measure just answered whose amount the message's fact decides
_ALL = re.compile(
    r"([两俩三四几]|所有|全部)(个|项|样|种|笔|边|家|者)?.{0,4}(都|加|合|全|一共|总|比|差|哪)|(它|他)[俩们]|^(一共|总共|合计|加起来|差|相差)"
)  # said of what was answered before
_AS_SUPPORT = "(?:补[贴助]|奖[励补]|资助|支持|扶持)"
_COINED = re.compile("“([^”]{3,8})”")
_OF_ANYTHING = {"investment", "fiscal_aid_received"}  # sums that go with any project, whichever measures count them
KINDS = frozenset({"project", "talent", "platform", "industry"})  # facts whose options name measures
_OF_EACH = re.compile("[都各均]|分别|哪|吗|能不能|可不可以")
EVIDENCE = 6  # best sentences that are looked at


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


@found_once
def candidates(inquiry: Inquiry) -> Sequence[Candidate]:
    """The measures that the question names, best first."""
    kit, question = inquiry.kit, inquiry.question
    assessments = inquiry.assessments
    if question.follow_up:
        assessments = [_at_level(inquiry, each) for each in assessments]
    named = _named(inquiry, assessments, kit.canonical(question.text))
    if not any(c.alias for c in named) and question.follow_up:
        named = _named(inquiry, assessments, kit.canonical(question.resolved)) or named
    if not any(c.alias for c in named):
        text = " ".join((question.text, *names_told(inquiry, inquiry.told if inquiry.told & KINDS else KINDS)))
        named = _named(inquiry, assessments, kit.canonical(text)) or named
    return sorted(named, key=lambda c: -c.score)


def names_told(inquiry: Inquiry, facts: Set[str]) -> list[str]:
    """The vocabulary's names of what the asker is, has or does, of the kinds among `facts` that name what is asked."""
    names = []
    for fact in (load_facts()[name] for name in KINDS & facts):
        value = inquiry.profile.get(fact.id)
        held = value if isinstance(value, list) else [value]
        names += [option.label for option in fact.options if option.id in held and option.id != "other"]
    return names


def _named(inquiry: Inquiry, assessments: list[Assessment], text: str) -> list[Candidate]:
    """The measures that a text names, that the best evidence grants, or that turn on a fact which is told."""
    aliases, told = inquiry.kit.aliases_in(text), inquiry.told
    quoted = {} if _is_settled(inquiry, aliases) else _quoted_in_evidence(inquiry)
    telling, sums = (
        told & (inquiry.kit.telling_facts | KINDS - {"industry"}),
        (told & inquiry.kit.money_facts) - _OF_ANYTHING,
    )
    found = []
    for each in assessments:
        measure = each.measure
        spoken_of = measure.id in inquiry.earlier_measures or measure.clause_id in inquiry.earlier_clauses
        alias = aliases.get(measure.id) or (_begun(inquiry, measure) if spoken_of else "")
        by_sum = bool(sums) and not sums.isdisjoint(basis(measure))
        if told and not (alias or by_sum) and each.fails(told):
            continue
        share = quoted.get(measure.id, 0.0)
        share = share if share and not _of_another_name(measure, text) else 0.0
        taken_up = spoken_of and _taken_up(inquiry, measure)
        if alias or share == 1.0 or taken_up or by_sum or (telling and each.meets(telling)):
            score = _score(inquiry, each, alias) + _EVIDENCE * share + _RECENT * taken_up
            found.append(Candidate(each, score, alias))
    return [_by_own_name(each, found, text) for each in found]


def _is_settled(inquiry: Inquiry, aliases: Mapping[str, str]) -> bool:
    """Whether words leave no doubt for the evidence to settle: a record has them all, or the name of one measure."""
    question = inquiry.question
    if is_recorded(inquiry):
        return True
    if not question.subject or question.follow_up or question.restates:
        return False
    named = [m for m in inquiry.kit.measures if m.id in aliases and names_all(inquiry, aliases[m.id])]
    return len({m.clause_id for m in named if serves(inquiry, m)}) == 1


def _by_own_name(one: Candidate, found: Sequence[Candidate], text: str) -> Candidate:
    """A candidate without the name that the question has only inside that of another of its document (国外专利)."""
    beside = (c.alias for c in found if c.measure.document_id == one.measure.document_id)
    longer = {alias for alias in beside if one.alias and one.alias in alias and alias != one.alias}
    if not longer or text.lower().count(one.alias) > sum(text.lower().count(name) for name in longer):
        return one
    return replace(one, score=one.score - _ALIAS * len(one.alias), alias="")


def _of_another_name(measure: Measure, text: str) -> bool:
    """Whether a measure is of a coined name (“科创工程”) and the question of another of its kind (海创工程)."""
    coined = _COINED.match(measure.title)
    if coined is None or coined[1] in text:
        return False
    return re.search(rf"[\u4e00-\u9fff]{{2}}{coined[1][-2:]}", text) is not None


def _begun(inquiry: Inquiry, measure: Measure) -> str:
    """The word by which a follow-up names a measure of the clause just cited, cutting its name short (博士后呢)."""
    question = inquiry.question
    if not (question.named_subject and measure.clause_id in inquiry.earlier_clauses):
        return ""
    return next((word for word in question.subject.split() if inquiry.kit.begins_alias(measure, word)), "")


def _taken_up(inquiry: Inquiry, measure: Measure) -> bool:
    """Whether a follow-up is about a measure just answered: it changes a fact (那领军企业呢), or means them all."""
    question = inquiry.question
    if measure.id in inquiry.earlier_measures and means_all(inquiry):
        return True
    goes_on = not (question.named_subject or question.named.levels) and _just_cited(question, measure)
    if goes_on and question.asks("amount", "eligibility", "rate") and inquiry.earlier_measures[:1] == (measure.id,):
        return True
    said = question.follow_up and measure.clause_id in inquiry.earlier_clauses
    return bool(said and inquiry.told & set(benefit_facts(measure)))


def _just_cited(question: Question, measure: Measure) -> bool:
    """Whether the turn that a follow-up leans on cited the clause of a measure."""
    return any(quote.clause_id == measure.clause_id for quote in question.cited)


def means_all(inquiry: Inquiry) -> bool:
    """Whether a follow-up is about all the measures that the turns before stated (两个都建一共多少)."""
    return bool(inquiry.earlier_measures) and _ALL.search(inquiry.question.text) is not None


def _at_level(inquiry: Inquiry, assessment: Assessment) -> Assessment:
    """The assessment for the tier that a follow-up names (国家级的呢, 再次认定呢), whatever an earlier turn named."""
    benefit = assessment.measure.benefit
    if not isinstance(benefit, Tiered | SharedTiers) or _is_lacked(inquiry, benefit.fact):
        return assessment
    tiers = tier_options(benefit)
    options = [o for o in tiers if _names(inquiry, o)] or [o for o in tiers if _begins(inquiry, o, tiers)]
    if len(options) != 1:
        return assessment
    return inquiry.judge([assessment.measure], {**inquiry.profile, benefit.fact: options[0].id})[0]


def _is_lacked(inquiry: Inquiry, fact: str) -> bool:
    """Whether the message says that the asker has none of a fact's options (瞪羚没评上)."""
    return fact in inquiry.told and inquiry.profile.get(fact) == "none"


def _begins(inquiry: Inquiry, option: Option, tiers: Sequence[Option]) -> bool:
    """Whether the message names a tier by the beginning of its label that no other has (再次的呢)."""
    begin = option.label[:2]
    return begin in inquiry.question.text and all(o is option or not o.label.startswith(begin) for o in tiers)


def _names(inquiry: Inquiry, option: Option) -> bool:
    """Whether the message names a tier by its level or by its label."""
    levels = inquiry.question.named.levels
    return option.label in inquiry.question.text or (len(levels) == 1 and option.label.startswith(levels[0]))


def _quoted_in_evidence(inquiry: Inquiry) -> dict[str, float]:
    """Measures whose granting words stand in the best evidence, with that sentence's share of the best score.

    The evidence holds the subject itself, or answers a reviewed question that is near.
    """
    shares: dict[str, float] = {}
    about = (
        inquiry.question.subject or inquiry.question.follow_up
    )  # 国家级给多少 asks of no support more than of another
    top = inquiry.ranked[0].score if inquiry.ranked else 0.0
    for best in inquiry.ranked[:EVIDENCE]:
        granted = inquiry.kit.granted_in(best.sentence)
        meant = granted and (own_cover(inquiry, best) >= OWN_COVER or (about and is_asked_so(inquiry, best)))
        for measure in granted if meant else ():
            shares.setdefault(measure.id, best.score / top if top > 0 else 0.0)
    return shares


def _score(inquiry: Inquiry, assessment: Assessment, alias: str) -> float:
    against = 0 if alias and assessment.verdict == "not_eligible" else assessment.truths[1:].count(False)
    resting = len(inquiry.told & basis(assessment.measure))
    return _ALIAS * len(alias) + _FACT * assessment.relevance + _BASIS * resting - _AGAINST * against


def of_what_he_is(inquiry: Inquiry, named: Sequence[Candidate]) -> list[Candidate]:
    """Those of a clause that the asker meets, without those that he fails by the same fact (杰青，不是领军团队)."""
    told = [(c, {one.leaf.fact: one.truth for one in c.assessment.conditions[1:]}) for c in named]
    met = {(c.measure.clause_id, fact) for c, truths in told for fact in inquiry.told if truths.get(fact)}
    failed = {
        c.measure.id for c, truths in told for f in truths if truths[f] is False and (c.measure.clause_id, f) in met
    }
    return [c for c in named if c.measure.id not in failed]


def without_lacked(inquiry: Inquiry, named: list[Candidate]) -> list[Candidate]:
    """The candidates without what the asker says that he lacks, beside what he has (没有博士后站，建了院士站).

    What he may yet have stands in only for the others of its clause (高层次人才创业，不是创新团队).
    """
    if _OF_EACH.search(inquiry.question.text) or not inquiry.opens:
        return named
    met = [c for c in named if c.assessment.meets(inquiry.told)]
    got = any(c.assessment.verdict == "eligible" for c in met)
    beside = {c.measure.clause_id for c in met if c.assessment.verdict == "possible"}
    asked = "，".join(piece for piece in pieces_of(inquiry.question.text) if asks(piece))
    wanted = inquiry.kit.aliases_in(inquiry.kit.canonical(asked))
    lacked = [c for c in named if c.measure.id not in wanted and c.assessment.fails(inquiry.told)]
    return [c for c in named if c not in lacked or not (got or c.measure.clause_id in beside)]


def support_lacked(inquiry: Inquiry, here: Sequence[Candidate]) -> list[Candidate]:
    """The one support named whose conditions the asker says that he fails (没有院士站，…院士站补助够格吗)."""
    text = inquiry.kit.canonical(inquiry.question.text)
    meant = [c for c in here if c.alias and re.search(f"{re.escape(c.alias)}的?{_AS_SUPPORT}", text, re.IGNORECASE)]
    return meant if len(meant) == 1 and meant[0].assessment.fails(inquiry.told) else []


def basis(measure: Measure) -> set[str]:
    """The facts that the amount is computed from, and those that they are the difference of."""
    names = benefit_facts(measure)
    return {*names, *(part for name in names for part in load_facts()[name].difference or ())}


def reckoned_from_told(inquiry: Inquiry, here: Sequence[Candidate]) -> list[Candidate]:
    """The measures of one document that are worked out from the asker's numbers, each from others (专利6件，PCT2件)."""
    numbers = inquiry.told & inquiry.kit.money_facts & inquiry.profile.keys()
    found: dict[frozenset[str], Candidate] = {}
    for each in here:
        own = frozenset(fact for fact in numbers & basis(each.measure) if not load_facts()[fact].adds_up)
        formula = each.assessment.amount.formula if each.assessment.amount else None
        alike = each.measure.document_id == here[0].measure.document_id and each.assessment.relevance
        if own and alike and formula and "=" in formula:
            found.setdefault(own, each)
    return list(found.values())


def names_all(inquiry: Inquiry, name: str) -> bool:
    """Whether a name holds every word of what the question is about."""
    held = inquiry.kit.canonical(name)
    return all(inquiry.kit.canonical(word) in held for word in inquiry.question.subject.split())


def places_asked(inquiry: Inquiry) -> tuple[str, ...]:
    """The places whose support is asked for: those named, the city where it is to give, else the asker's own."""
    question = inquiry.question
    of_the_city = _OF_THE_CITY.search(question.text) and not question.named.districts
    return _CITY if of_the_city else question.facets.districts or inquiry.home


def serves(inquiry: Inquiry, measure: Measure) -> bool:
    """Whether the measure is of the place and document asked for; the city gives what its own documents give."""
    documents, places, kit = inquiry.question.facets.documents, places_asked(inquiry), inquiry.kit
    if documents and measure.document_id not in documents:
        return False
    lineage = kit.vocabulary.districts.lineage
    if not places or any(measure.district in lineage(each) for each in places):
        return True
    return places == _CITY and kit.corpus.documents[measure.document_id].document.region == kit.place_names(_CITY)


def whole_sentence(inquiry: Inquiry, evidence: Evidence) -> Source:
    """The sentence (or sentences) of the clause in which the quoted words stand."""
    clause = inquiry.kit.corpus.clauses[evidence.clause_id or ""]
    quoted = Source.of_quote(clause, evidence.quote)
    sentences = [s for s in inquiry.kit.sentences_of(clause.id) if s.end > quoted.start and s.start < quoted.end]
    if not sentences:
        return quoted
    return Source(clause.id, min(s.start for s in sentences), max(s.end for s in sentences))
