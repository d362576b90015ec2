"""What must be paid back by who leaves: the sums that he says he got, or those that the measures he got pay."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.answering.candidates import whole_sentence
from bot.answering.inquiry import Inquiry
from bot.drafting import Source
from bot.profile import read_facts
from bot.profile.worked_sums import times_paid
from policy_corpus.measures.catalogue import tier_options
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Measure, Tiered
from policy_corpus.measures.money import find_money, read_number, render_yuan

_HOW_MUCH_BACK = re.compile("(?:[退吐]|归还|还回)[^,，。;；?？]{0,6}(?:多少|几)|多少[^,，。;；?？]{0,4}(?:[退吐]|归还)")
_WHETHER = re.compile(
    "退[^,，。;；?？]{0,6}(?:[吗么没]|不[?？]?$)|(?:用不用|要不要|需不需要|该不该|还用|还[要得]|是不是)[^,，。;；?？]{0,4}退|退不退|不退[^,，。]{0,2}(?:行|可以|成)"
)
_YEARS = r"(?P<{}>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})年"
_STAYED = re.compile(
    rf"(?:[满够]|(?:经营|干|做|待|呆|留|运营|坚持|享受)(?:满|够|了|过|到|上|足|下去)*){_YEARS.format('stayed')}"
    rf"|{_YEARS.format('left')}(?:多|之?后|以后|才|就)*[^,，。;；?？\d]{{0,4}}[搬迁撤]"
)
_LATELY_GOT = re.compile("(?:[去今前]年|刚)[^,，。;；?？]{0,8}[拿领获享]")  # the years are no years since then
_PROMISED = re.compile(r"(\d+)年以上")
_PIECE = re.compile(r"(?:[^,，。;；、?？和跟与又]|(?<=\d),(?=\d{3}))+")
_GOT = re.compile("[拿领得获享补奖]|给[了过]|资助|扶持|[钱款]|到[手账帐]")
_OF_A_BASE = re.compile("合同|交易额|投资|研发|注册|营收|产值|房租|装修")  # a sum beside it is none that was got
_AGAIN = re.compile("又|再|也|还")
_NOT_GOT = re.compile("[没未]|打算|准备|申请|想[要拿领]|明年")


@dataclass(frozen=True, slots=True)
class Repaid:
    """One sum that was got: in yuan, as written, and the words that grant it where the asker names no sum."""

    yuan: Decimal
    text: str
    source: Source | None = None


def asks_how_much_back(text: str) -> bool:
    """Whether it is asked what must be paid back by who leaves too early."""
    return _HOW_MUCH_BACK.search(text) is not None


def whether_back(text: str, promised: str) -> str:
    """Whether who stays for so many years as the text tells must pay back; empty where it does not ask, or not tell."""
    years = _PROMISED.search(promised)
    stayed = [read_number(each["stayed"] or each["left"]) for each in _STAYED.finditer(text)]
    asked = _WHETHER.search(text) or asks_how_much_back(text)
    if years is None or len(stayed) != 1 or not asked or _LATELY_GOT.search(text):
        return ""
    told = f"您说的{stayed[0]}年，自享受年度起算的话"
    if stayed[0] >= read_number(years[1]):
        return f"不用退回：{told}，已达到承诺的持续经营{years[0]}。"
    return f"要退回：{told}，没有达到承诺的持续经营{years[0]}，无正当理由迁离的应退回已获得的扶持资金。"


def sums_got(inquiry: Inquiry, measures: list[Measure]) -> list[Repaid]:
    """Every sum that the asker got of the measures, as far as he tells; none where one of them is not sure."""
    question = inquiry.question
    told = f"{question.leans_on}，{question.text}" if question.leans_on else question.text
    if not _GOT.search(told):
        return []
    got: list[Repaid] = []
    is_open = False
    for match in _PIECE.finditer(told):
        piece = match[0]
        if "退" in piece or (_OF_A_BASE.search(piece) and not _GOT.search(piece)):
            continue
        sums = [money for money in find_money(told) if match.start() <= money.start < match.end()]
        own = [
            Repaid(money.yuan * (n := times_paid(told, money.start)), f"{render_yuan(money.yuan)}{f'×{n}' * (n > 1)}")
            for money in sums
        ]
        named = [] if own else _named(inquiry, measures, piece)
        is_open = named is None or (is_open and not own)  # 院士工作站, 每年20万: the sum of what is named before it
        repeated = own and not _AGAIN.search(piece) and {each.yuan for each in own} <= {each.yuan for each in got}
        got += [] if repeated and not _named(inquiry, measures, piece) else own or named or []
    return [] if is_open else got


def _named(inquiry: Inquiry, measures: list[Measure], piece: str) -> list[Repaid] | None:
    """The sum of the one measure that a piece of a message names; None where one is named and its sum is open."""
    named = inquiry.kit.aliases_in(inquiry.kit.canonical(piece))
    longest = max((len(name) for name in named.values()), default=0)
    own = [each for each in measures if len(named.get(each.id, "")) == longest > 0]
    if not own:
        return []
    reading = read_facts(piece, load_facts(), as_of=inquiry.as_of)
    profile = reading.spoken_of
    judged = [each for each in inquiry.judge(own, profile) if each.amount and each.amount.value_yuan is not None]
    sums = {each.amount.value_yuan for each in judged if each.amount and each.verdict != "not_eligible"}
    if len(judged) < len(own) or len(sums) != 1 or _NOT_GOT.search(piece):
        return None
    first, yuan = judged[0], Decimal(str(sums.pop()))
    source = whole_sentence(inquiry, first.measure.benefit.evidence)
    label = _tier(first.measure, profile)
    name = label if named[first.measure.id] in label else f"{named[first.measure.id]}{label}"
    return [Repaid(yuan, f"{name}{render_yuan(yuan)}", source)]


def _tier(measure: Measure, profile: Mapping[str, Any]) -> str:
    """The label of the tier that somebody has; empty where the measure pays everybody the same."""
    benefit = measure.benefit
    if not isinstance(benefit, Tiered):
        return ""
    return next((option.label for option in tier_options(benefit) if option.id == profile.get(benefit.fact)), "")
