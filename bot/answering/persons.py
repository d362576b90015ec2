"""Support asked for a person (院士, 博士后) where the documents give it to the institution that bears the name."""

import re

from bot.answering.candidates import serves, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from policy_corpus.measures.model import Measure

_SETS_UP = re.compile("[建设驻]个?站")  # 院士来我们公司建站
_INSTITUTION = re.compile(r"(.{2,6}?)(?:科研)?(?:工作|流动)?站")
_COMES = r"(?:引进|引来|聘|聘请|聘用|请来|请|招|招来|招聘|新来|调来|柔性引进)(?:了|的|到)*(?:一|两|几|\d+)?[个名位]?"
_I_AM = "我是"
_SELF = r"(?:本人|个人|自己|来了|来我们|来大连|到我们|拿的|的(?:安家|工资|薪酬|生活))"
_OF_PERSONS = re.compile(f"{_COMES}|{_SELF}|{_I_AM}")


def answer_person(inquiry: Inquiry) -> Draft | None:
    """That the sum is for the institution, not for the person asked about; None where no such person is asked about."""
    question = inquiry.question
    if not (question.asks("amount", "eligibility", "rate") and _OF_PERSONS.search(question.text)):
        return None
    for measure in inquiry.kit.measures:
        person = _person_of(measure)
        if person and _is_meant(person, measure, question.text) and serves(inquiry, measure):
            return _refuse(inquiry, measure, person)
    return None


def _person_of(measure: Measure) -> str:
    """院士 of 院士工作站; empty where the measure is for no such institution, or names no sum to be confused with."""
    names = (_INSTITUTION.fullmatch(alias) for alias in measure.aliases if measure.benefit.kind != "unstated")
    return next((name[1] for name in names if name), "")


def _is_meant(person: str, measure: Measure, text: str) -> bool:
    """Whether the words speak of the person, and nowhere of the institution."""
    if (
        _SETS_UP.search(text)
        or any(_INSTITUTION.fullmatch(alias) and alias in text for alias in measure.aliases)
        or f"{person}站" in text
    ):
        return False
    return re.search(f"{_COMES}{person}|{person}{_SELF}|{_I_AM}[^,，。]{{0,6}}{person}", text) is not None


def _refuse(inquiry: Inquiry, measure: Measure, person: str) -> Draft:
    source = whole_sentence(inquiry, measure.benefit.evidence)
    draft = Draft("not_found").say(
        inquiry.kit.replies.render("not_found_person", person=person, measure=measure.title), source
    )
    return draft.say(f"原文：“{inquiry.shown(source)}”", source)
