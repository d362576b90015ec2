"""Which of the documents still hold, where none of them is named (现在还有哪些政策有效, 今年还能申请哪些补助)."""

import re

from bot.answering.inquiry import Inquiry
from bot.answering.moment import moment_of
from bot.answering.overview import things
from bot.answering.validity import ENDED, proof, state_in_full, state_then, validity_of
from bot.drafting import Draft
from bot.understanding.patterns import load_data

_WHICH = "(哪些|哪几[份个项]|哪[份个项]|什么|啥|有没有|几[份个项])"
_PAPERS = "(政策|文件|规划|方案|规定|补助|补贴|支持|扶持|奖励|优惠|资助)"
_HOLD = "(有效|没(过期|到期|失效)|管用|[能可在]用|执行|作数|算数|有效期|能(申请|申报|报|拿|领)|申请得到|在期内)"
_ASKED = re.compile(
    rf"{_WHICH}[^,，。;；]{{0,6}}{_PAPERS}[^,，。;；]{{0,8}}{_HOLD}"
    rf"|(还|仍|现在|目前|如今|今年|现行)[^,，。;；]{{0,6}}{_HOLD}[^,，。;；]{{0,4}}{_WHICH}[^,，。;；]{{0,4}}{_PAPERS}"
    rf"|{_HOLD}的{_PAPERS}[^,，。;；]{{0,3}}{_WHICH}"
    rf"|(什么|哪些|啥){_PAPERS}是?(有效|现行)"
    rf"|(这些|所有|全部|收录|手上|这几[份个])[^,，。;；]{{0,4}}{_PAPERS}[^,，。;；]{{0,8}}(过期|失效|到期|{_HOLD})"
)
LEAST = 2  # dated documents from which their states make a list
_NOW = re.compile(r"还|仍|现在|目前|如今|今年|现行|过期|失效|到期|有效|20\d\d年?")


def list_still_holding(inquiry: Inquiry) -> Draft | None:
    """The state of every document of the area asked about; None where the question names a document or a thing."""
    question = inquiry.question
    asked = _ASKED.search(question.text) if _NOW.search(question.text) else None
    if not asked or question.facets.documents or question.follow_up or _names_a_thing(inquiry, asked[0]):
        return None
    return state_all(inquiry)


def state_all(inquiry: Inquiry) -> Draft | None:
    """How many documents of the area asked about hold, and the state of each; None where hardly any is dated.

    At the time that the question speaks of (明年还能申请吗), else now.
    """
    moment = moment_of(inquiry)
    day, when = (moment.first, "到那时") if moment else (inquiry.as_of, "现在")
    states = {id_: validity_of(inquiry.kit.corpus, id_, day) for id_ in _of_the_area(inquiry)}
    dated = [id_ for id_, validity in states.items() if validity.state != "undated"]
    dated.sort(key=lambda id_: states[id_].state in ENDED)
    holding = [id_ for id_ in dated if states[id_].state == "in_force"]
    if len(dated) < LEAST:
        return None
    held = f"的有{len(holding)}份" if holding else "的一份也没有"
    draft = Draft("answered", computed=[f"{len(holding)}份"]).say(f"收录的文件里，{when}仍在有效期或计划期内{held}：")
    for id_ in dated:
        parsed = inquiry.kit.corpus.documents[id_]
        said = (moment and state_then(parsed, moment)) or state_in_full(parsed.document, states[id_], day)
        draft.say(said, *proof(inquiry.kit.corpus, parsed, states[id_]))
    return draft.say("其余收录的文件没有写明有效期。") if len(dated) < len(states) else draft


def _of_the_area(inquiry: Inquiry) -> list[str]:
    """The documents of the area that the question names, else all of them."""
    named = set(inquiry.question.named.districts)
    parsed = inquiry.kit.corpus.documents.values()
    return [p.document.id for p in parsed if not named or named & set(p.document.districts)]


def _names_a_thing(inquiry: Inquiry, asking: str) -> bool:
    """Whether the question is of the support for something, beside the words that ask."""
    generic = load_data("fillers.yaml")["generic"]
    return any(word not in generic and word not in asking for word in things(inquiry))
