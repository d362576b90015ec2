"""An asker of one area who wants another area's support: the clause of place answers first."""

import re
from itertools import pairwise
from typing import Any

from bot.answering.candidates import Candidate, candidates, places_asked, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from bot.eligibility import Assessment, assess, read_profile
from bot.eligibility.conditions import judge_leaf
from bot.eligibility.knowledge import Choice
from bot.profile import Reading
from bot.understanding.question import Question
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Measure

PARTICULAR = 4  # characters of a name that no other kind of support goes by
_SUPPORT = re.compile(r"\d万|补|奖|资助|扶持|支持|政策|优惠|享受|申请|申报|拿|领|钱|够格|资格|符合")
_REACHES_OVER = re.compile("[^,，。;；?？]{1,14}(能|可以|可否|享受|申请|申报|领|拿)")  # 高新区的瞪羚能拿自贸片区的
_MOVES = re.compile(
    "(?<![不没未])(?<![不没未][想会用])(?<![不没未]打算)(?<![不没未]准备)(?:搬|迁)"
    "|转到|落户到|(如果|要是|打算).{0,8}(注册|落户)|新设|分公司|子公司"
)
_GOES = re.compile(
    "(?:想|打算|准备|计划|拟|如果|要是|假如)[^,，。;；?？不没]{0,6}(?:搬|迁|落户|转)[到进入至来去]*(?:大连)?$"
)
_AFTER_PAYMENT = re.compile("退|收回|追回|归还|要还|影响|后果|罚|违约|承诺|作数|义务|搬走|迁走|迁离|已领|领过|拿过")
_CAME = re.compile(r"从([^,，。;；?？]{2,8}?)[^,，。;；?？]{0,16}?(?:[迁搬转]|落户)(?:入|到|进|至|来)(?!.*\1)")


def place_of_asker(profile: dict[str, Any], reading: Reading, text: str) -> Any:
    """The district that the asker is known to be in, or is supposed to be in (外地公司能申请吗); None where neither."""
    if profile.get("district"):
        return profile["district"]
    supposed = [f for f in reading.found if f.fact == "district" and not f.denied]
    if any(found.value == "outside" for found in supposed):
        return "outside"
    lacked = [found.value for found in reading.found if found.fact == "district" and found.denied]
    if lacked:
        return {"not": lacked}
    pairs = ((one, text[one.end : other.start]) for one, other in pairwise(supposed) if one.value != other.value)
    return next((one.value for one, between in pairs if _REACHES_OVER.match(between)), None)


def moved_to(reading: Reading, text: str) -> str | None:
    """Of several places that the asker names, where he is now (在高新区认定，迁到保税区); None where it is one."""
    if isinstance(reading.values.get("district"), str) and _CAME.search(text):
        return str(reading.values["district"])
    told = [found for found in reading.found if found.fact == "district"]
    for found in told if not _AFTER_PAYMENT.search(text) else ():
        if isinstance(found.value, str) and _GOES.search(text[: found.start]):
            return found.value
    places = [found for found in told if not found.denied]
    now = reading.values.get("district")
    stated = len({found.value for found in told if isinstance(found.value, str)}) > 1
    own = all(found.asserted or (places != told and found.value == now) for found in places)
    return now if isinstance(now, str) and stated and own else None


def areas_first(questions: list[Question], place: Any) -> list[Question]:
    """Of a question about several districts, the areas that the asker is not in before his own."""
    areas = {option.id for option in load_facts()["district"].options if option.id != place}
    return sorted(questions, key=lambda one: areas.isdisjoint(one.facets.districts)) if place else questions


def answer_outsider(inquiry: Inquiry) -> Draft | None:
    """That the area's support is for those in the area; None where the asker is in it, or may be."""
    question = inquiry.question
    stated = "district" in inquiry.told and inquiry.place != "outside"
    asks = question.asks("eligibility") or (stated and question.asks("amount"))
    of_support = _SUPPORT.search(question.text) or question.named.documents
    if inquiry.place is None or not asks or not of_support:
        return None
    if question.asks("compare", "condition") or _MOVES.search(question.text):
        return None
    of_documents = (inquiry.kit.corpus.documents[id_].document for id_ in question.named.documents)
    areas = set(question.facets.districts)
    if not (question.follow_up and inquiry.place == "outside"):
        areas &= set(question.named.districts)
    areas |= {district for document in of_documents for district in document.districts}
    barred = [m for m in inquiry.kit.measures if m.district in areas and _bars(inquiry, m)]
    return _refuse(inquiry, barred) if barred else None


def lend_nothing(inquiry: Inquiry, best: Candidate) -> Draft | None:
    """Another area's measure is not lent; where the area's own documents speak of the subject, they answer."""
    particular = inquiry.question.asks("eligibility") and len(best.alias) >= PARTICULAR
    if not (inquiry.question.asks("amount", "rate") or particular):
        return None
    measure, kit, facets = best.measure, inquiry.kit, inquiry.question.facets
    if particular and (refused := refuse_outsider(inquiry, measure)):
        return refused
    document = kit.corpus.documents[measure.document_id].document
    if facets.documents and document.id not in facets.documents:
        other = kit.corpus.documents[facets.documents[0]].document.short_title
        text = kit.replies.render("not_found_in_document", named=f"《{other}》", document=f"《{document.short_title}》")
    else:
        area = kit.place_names(places_asked(inquiry)) or "大连市以外"
        scope, documents = kit.place_names((measure.district,)), f"《{document.short_title}》"
        text = kit.replies.render("not_found_other_area", area=area, documents=documents, scope=scope)
    return Draft("not_found").say(text, whole_sentence(inquiry, measure.benefit.evidence))


def refuse_outsider(inquiry: Inquiry, measure: Measure) -> Draft | None:
    """The same of one measure, where the asker tells where he is registered; None where not."""
    asks = inquiry.told >= {"district", "registered"} and inquiry.place is not None
    return _refuse(inquiry, [measure]) if asks and _bars(inquiry, measure) else None


def _bars(inquiry: Inquiry, measure: Measure) -> bool:
    """Whether the asker's place fails the measure's condition of place."""
    known = read_profile({"district": inquiry.place}).known
    return judge_leaf(measure.scope, known, inquiry.as_of) is False


def _refuse(inquiry: Inquiry, barred: list[Measure]) -> Draft:
    named = _named(inquiry, barred)
    measure = named[0].measure if named else barred[0]
    document = inquiry.kit.corpus.document_of(measure.clause_id).short_title
    what = measure.title if named else f"《{document}》的支持"
    source = _proof(inquiry, measure)
    draft = Draft("answered").say(f"不可以：{what}须{measure.scope.text}，{_where(inquiry)}。", source)
    draft.say(f"原文：“{inquiry.shown(source)}”", source)
    if named:
        granted = whole_sentence(inquiry, measure.benefit.evidence)
        draft.say(f"{measure.title}的原文：“{inquiry.shown(granted)}”", granted)
    draft.measures = [_judged(inquiry, measure)] if named else []
    return draft


def _named(inquiry: Inquiry, barred: list[Measure]) -> list[Candidate]:
    ids = {measure.id for measure in barred}
    return [c for c in candidates(inquiry) if c.alias and c.measure.id in ids]


def _proof(inquiry: Inquiry, measure: Measure) -> Source:
    """The clause of place that holds for the whole document; else the words that grant the measure in its area."""
    of_document = {m.scope.evidence for m in inquiry.kit.measures if m.document_id == measure.document_id}
    return whole_sentence(inquiry, measure.scope.evidence if len(of_document) == 1 else measure.benefit.evidence)


def _where(inquiry: Inquiry) -> str:
    """您在大连高新区, or that he is not where he would have to be."""
    known = read_profile({"district": inquiry.place}).known["district"]
    options = load_facts()["district"].options
    names = [o.label for o in options if isinstance(known, Choice) and o.id in known.possible]
    return f"您说的是{names[0]}" if len(names) == 1 else "您说的不在这个区域"


def _judged(inquiry: Inquiry, measure: Measure) -> Assessment:
    profile = read_profile({**inquiry.profile, "district": inquiry.place})
    return assess([measure], profile, inquiry.as_of, inquiry.kit.corpus)[0]
