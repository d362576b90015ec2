"""Answers about a document as a whole: is it still in force, who issued it, when, under what 文号."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.answering.figure_lacks import GOAL
from bot.answering.inquiry import Inquiry
from bot.answering.mentioned import mention_asked
from bot.answering.moment import moment_of
from bot.answering.records import fields_asked, lacks_record, say_record
from bot.answering.sufficiency import OWN_COVER, own_cover
from bot.answering.validity import ENDED, proof, state_in_full, state_then, time_counted, validity_of
from bot.answering.verdicts import asks_whether
from bot.drafting import Draft, Line, Source
from bot.understanding.facets import KINDS, without
from bot.understanding.in_force import unknown_words
from bot.understanding.lookups import SUPPORT
from policy_corpus.model import ParsedDocument
from policy_corpus.validity import validity_at
from retrieval.evidence import RankedSentence

SEVERAL = 3  # words of a subject that say more than which document or support is meant
_PAPERS = re.compile(
    "细则|指南|申报通知|办法|清单|名录|承诺书|(?:实施|指导|若干)意见"
)  # of which a document may say who issues them
_OF_A_THING = re.compile("^(?!.*本(?:方案|办法|规定|意见|政策|细则|规划|计划|通知)).*有效期")  # 2至5年有效期的双证
_ANY = re.compile("措施|方案")
_PROGRAMME = re.compile("[\u4e00-\u9fff”](?:工程|计划|行动|专项)(?!师|技术|机械)")
_NAME_HELD = 0.75  # share of a programme's name that the sentence must hold which is of it
_OF_TIME = frozenset({"validity", "when", "eligibility", "existence"})
_STARTS = "(?:实施|施行|生效|执行|启用)"
_BEGINS = re.compile(
    f"{_STARTS}(?:的?(?:日期|时间|之日)|日)|(?:哪天|哪一天|几月|几号|什么时候|何时|啥时候)(?:起|开始)*{_STARTS}"
)
# What is closed each year is no document's term (今年几号截止).
_APPLIES = re.compile(
    "申请|申报|申领|报名|受理|材料|提交|递|交|填|报送|(?:[今明后]年|本年度?|每年|每批|[这下]一?[批轮])[^,。;?]{0,8}截止"
)
_AFTERWARDS = re.compile("(?:今后|以后|此后)[^，。；]{0,4}可")
_OF_A_PAPER = re.compile("文号|发文|字号")  # of the document that was cited, where no other is named


def answer_document(inquiry: Inquiry) -> Draft | None:
    """An answer where documents are named (now or earlier) and nothing narrower is asked about."""
    question = inquiry.question
    narrower = question.subject or question.asks("department", "obligation") or _asks_to_apply(inquiry)
    asked = question.asks("validity") or _asks_too_early(inquiry)
    repealed = "supersedes" in fields_asked(inquiry)
    asks_validity = ((asked and not narrower) or _asks_of_now(inquiry)) and not repealed
    of_the_paper = not question.named_subject and _OF_A_PAPER.search(question.text) is not None
    asks_record = (
        question.asks("document")
        and not question.facets.clauses
        and not (question.subject and not question.named.documents and not of_the_paper)
        and not _PAPERS.search(without(question.text, inquiry.kit.gazetteer, ("documents",)))
    )
    documents = question.facets.documents or (of_the_paper and _spoken_of(inquiry)) or own_document(inquiry)
    if not documents or not (asks_validity or asks_record):
        return None
    draft = Draft("answered")
    for document_id in documents:
        parsed = inquiry.kit.corpus.documents[document_id]
        if asks_record:
            lines = len(draft.lines)
            say_record(inquiry, draft, parsed)
            if asks_validity and len(draft.lines) == lines and fields_asked(inquiry):
                draft.joined([lacks_record(inquiry, parsed)])
        if asks_validity:
            say_validity(inquiry, draft, document_id)
    if asks_validity and not asks_record and not draft.sources():
        draft.status = "not_found"
    return draft if draft.lines else lacks_record(inquiry, inquiry.kit.corpus.documents[documents[0]])


def _asks_to_apply(inquiry: Inquiry) -> bool:
    """Whether the day is asked for until which one may apply, and not the last day of the document (截止日期)."""
    return inquiry.question.asks("deadline") and _APPLIES.search(inquiry.question.text) is not None


def _asks_of_now(inquiry: Inquiry) -> bool:
    """Whether nothing but a document is named, and yes or no asked of it in words that it has not (断档了没)."""
    question = inquiry.question
    named = question.named
    if question.attribute_is_plain or not named.documents or named.departments:
        return False
    if question.intents - {"existence"} or not asks_whether(question.text) or mention_asked(inquiry):
        return False
    unknown = unknown_words(without(question.text, inquiry.kit.gazetteer, KINDS))
    text = "".join(inquiry.kit.corpus.documents[id_].source_text for id_ in question.named.documents)
    return unknown is not None and not any(pair in text for pair in map("".join, pairwise(unknown)))


def _asks_too_early(inquiry: Inquiry) -> bool:
    """Whether somebody wants to apply under a document of the district that has not begun."""
    began = (validity_of(inquiry.kit.corpus, id_, inquiry.as_of).state for id_ in own_document(inquiry))
    return inquiry.question.asks("eligibility") and "not_yet_in_force" in began


def own_document(inquiry: Inquiry) -> tuple[str, ...]:
    """The one dated document of the one district that is named (自贸片区的政策还有效吗)."""
    districts = inquiry.question.named.districts
    parsed = inquiry.kit.corpus.documents.values()
    own = [p.document.id for p in parsed if p.document.districts == districts and p.document.effective_to]
    return tuple(own) if len(own) == 1 else ()


def answer_validity(inquiry: Inquiry) -> Draft | None:
    """The state of a document that this very question names, where nothing narrower was found to be meant."""
    question = inquiry.question
    if not question.asks("validity") or question.asks("department") or _asks_to_apply(inquiry):
        return None
    documents = question.facets.documents if question.named.documents else _with_terms(inquiry) or _spoken_of(inquiry)
    counted = question.shows_number is not None and question.unit is not None and question.unit.unit != "年"
    if not documents or (question.subject and (counted or question.asks("compare") or _is_spoken_of(inquiry))):
        return None
    draft = Draft("answered")
    for document_id in documents:
        say_validity(inquiry, draft, document_id)
    return draft


def answer_goal_in_force(inquiry: Inquiry) -> Draft | None:
    """Whether a goal of the document named, or a programme, still holds: as long as its document; with its words."""
    question = inquiry.question
    if not (question.asks("validity") and question.subject) or question.follow_up:
        return None
    programme = _PROGRAMME.search(question.text) if not question.intents - _OF_TIME else None
    goal = GOAL.search(question.text) if question.named.documents else None
    stated = _stating_goal(inquiry) if goal else _of_programme(inquiry) if programme else []
    draft = Draft("answered")
    for best in stated:
        source = Source.of_sentence(best.sentence)
        say_validity(inquiry, draft, best.sentence.document_id)
        draft.say(f"您问的{'目标' if goal else '内容'}，原文：“{inquiry.shown(source)}”", source)
    return draft if stated else None


def _stating_goal(inquiry: Inquiry) -> list[RankedSentence]:
    """The best sentence, where it is of the document named and says what is asked."""
    best = inquiry.ranked[:1]
    said = best and own_cover(inquiry, best[0]) >= OWN_COVER
    return best if said and best[0].sentence.document_id in inquiry.question.named.documents else []


def _of_programme(inquiry: Inquiry) -> list[RankedSentence]:
    """The best sentence of each document that has the name of the programme, those first that hold."""
    within, corpus = inquiry.question.named.documents, inquiry.kit.corpus
    found: dict[str, RankedSentence] = {}
    for each in inquiry.ranked[:SEVERAL]:
        id_ = each.sentence.document_id
        if _names_programme(inquiry, each) and (not within or id_ in within):
            found.setdefault(id_, each)
    return sorted(
        found.values(), key=lambda r: validity_of(corpus, r.sentence.document_id, inquiry.as_of).state in ENDED
    )


def _names_programme(inquiry: Inquiry, ranked: RankedSentence) -> bool:
    """Whether a sentence, or the clause that it opens, has nearly the whole name."""
    text = inquiry.kit.corpus.clauses[ranked.sentence.clause_id].clean_text
    titled = any(_PROGRAMME.search(word) and word in text for word in inquiry.question.subject.split())
    return titled or (own_cover(inquiry, ranked) >= _NAME_HELD and _PROGRAMME.search(ranked.sentence.text) is not None)


def _is_spoken_of(inquiry: Inquiry) -> bool:
    """Whether a sentence says what the question asks besides: of several words most stand in the best one."""
    best = inquiry.ranked[0] if inquiry.ranked else None
    words = inquiry.question.subject.split()
    of_a_thing = bool(words) and best is not None and _OF_A_THING.search(best.sentence.text) is not None
    several = len(words) >= SEVERAL or of_a_thing
    return several and best is not None and own_cover(inquiry, best) >= OWN_COVER


def _with_terms(inquiry: Inquiry) -> tuple[str, ...]:
    """Where a question of time says no more than “the measures”: the documents that say when they hold."""
    question = inquiry.question
    if question.follow_up or not _ANY.search(question.text) or set(question.subject.split()) - {"措施", "方案"}:
        return ()
    held = (parsed.document for parsed in inquiry.kit.corpus.documents.values())
    return tuple(document.id for document in held if document.effective_from)


def _spoken_of(inquiry: Inquiry) -> tuple[str, ...]:
    """The document of what was said last, where a question of time names nothing (过期了没)."""
    question = inquiry.question
    if not question.follow_up or question.named_subject or question.facets.documents:
        return ()
    return tuple(inquiry.kit.corpus.clauses[id_].document_id for id_ in inquiry.earlier_clauses[:1])


def say_validity(inquiry: Inquiry, draft: Draft, document_id: str) -> None:
    """State the document's validity at the as-of date, with the clause that proves it."""
    corpus = inquiry.kit.corpus
    parsed = corpus.documents[document_id]
    validity = validity_of(corpus, document_id, inquiry.as_of)
    sources = proof(corpus, parsed, validity)
    asked = inquiry.question.asks("validity", "eligibility")
    if _BEGINS.search(inquiry.question.text) and not parsed.document.effective_from:
        draft.say(f"《{parsed.document.short_title}》没有写明实施日期。", *sources)
    moment = moment_of(inquiry)
    then = state_then(parsed, moment) if moment and asked else ""
    counted = time_counted(inquiry.question.text, parsed.document, validity, inquiry.as_of)
    for text in (then, counted, state_in_full(parsed.document, validity, inquiry.as_of)):
        if text:
            draft.say(text, *sources)


def notice_validity(inquiries: Sequence[Inquiry], draft: Draft) -> None:
    """Before an answer about support or validity, say what has ended (or has not begun); cite the proof.

    Figures of a plan's target years stand whatever the date, so they get no notice: the source line tells the state.
    """
    inquiry = next((one for one in inquiries if one.question.asks("validity")), inquiries[0])
    corpus, question = inquiry.kit.corpus, inquiry.question
    for document_id in dict.fromkeys(corpus.clauses[s.clause_id].document_id for s in reversed(draft.sources())):
        parsed = corpus.documents[document_id]
        validity = validity_of(corpus, document_id, inquiry.as_of)
        asked = question.asks("validity")
        if any(line.text == state_in_full(parsed.document, validity, inquiry.as_of) for line in draft.lines):
            continue
        if counted := asked and time_counted(question.text, parsed.document, validity, inquiry.as_of):
            draft.warn_first(counted, *proof(corpus, parsed, validity))
            continue
        if draft.figures and not asked and all(f.role != "amount" for f in draft.figures):
            continue
        lapsed = validity.state in ("expired", "not_yet_in_force")
        about_support = bool(draft.measures) or question.asks("eligibility") or _gives_asked(inquiry, draft)
        ended_support = validity.state == "period_ended" and about_support
        if _notice_then(inquiry, draft, parsed) and not lapsed:
            continue
        if asked or lapsed or ended_support:
            text = state_in_full(parsed.document, validity, inquiry.as_of)
            sources = proof(corpus, parsed, validity) if asked or lapsed else ()
            told = _refused(draft) or question.asks("obligation") or _tells_of_times_to_come(inquiry, draft)
            decides = asks_whether(question.text) and not told
            if draft.judged and not (lapsed or ended_support):
                draft.lines.insert(1, Line(text, sources, notice=True))
            elif (lapsed or ended_support or decides) and not draft.tells_over:
                draft.warn_first(text, *sources)
            else:
                draft.lines.append(Line(text, sources, notice=True))


def _gives_asked(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether a sum is asked for, and what is quoted gives something: how much a bank has lent is no support."""
    quoted = "".join(map(inquiry.shown, draft.sources()))
    return inquiry.question.asks("amount") and SUPPORT.search(quoted) is not None


def _tells_of_times_to_come(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether words quoted say what may be done afterwards (允许其在今后仍可享受), and no support is stated."""
    return not draft.measures and any(_AFTERWARDS.search(inquiry.shown(source)) for source in draft.sources())


def _refused(draft: Draft) -> bool:
    """Whether the asker gets none of what the draft states, however long it lasts."""
    return bool(draft.measures) and all(one.verdict == "not_eligible" for one in draft.measures)


def _notice_then(inquiry: Inquiry, draft: Draft, parsed: ParsedDocument) -> bool:
    """Say first whether it holds at the time that the question speaks of (明年还能报吗); False where it names none."""
    question = inquiry.question
    moment = moment_of(inquiry)
    if not moment or not question.asks("validity", "eligibility", "amount"):
        return False
    ahead = moment.first > inquiry.as_of
    then = validity_at(parsed, moment.first)
    text = state_then(parsed, moment)
    said = any(line.text == text for line in draft.lines)
    too_early = validity_at(parsed, inquiry.as_of).state == "not_yet_in_force"
    if not text or said or not (question.asks("validity") or too_early or not ahead or then.state == "expired"):
        return said
    behind = (draft.judged or _refused(draft)) and then.state == "in_force"
    draft.lines.insert(int(behind), Line(text, proof(inquiry.kit.corpus, parsed, then), notice=True))
    return True
