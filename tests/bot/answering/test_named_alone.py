"""A measure by its name, and the attribute that a clerk looks up: every measure of the catalogue that says it."""

from datetime import date

import pytest

from bot.answering.named_alone import names_sum
from bot.assistant import Assistant
from bot.reply import Reply
from bot.request import ChatRequest
from policy_corpus.measures.catalogue import leaves
from policy_corpus.measures.model import Measure

pytestmark = pytest.mark.slow  # an index of the whole corpus
IN_FORCE = date(2023, 6, 1)
NAMELESS = {"标准"}  # what nobody can mean by itself


def ask(whole: Assistant, question: str) -> Reply:
    reply, _ = whole.answer(ChatRequest(message=question, as_of=IN_FORCE), None)
    return reply


def named(whole: Assistant, of: str) -> list[tuple[str, Measure]]:
    """The first name of each measure of a document."""
    measures = (measure for measure in whole.kit.measures if measure.document_id == of)
    return [(m.aliases[0], m) for m in measures if m.aliases[0] not in NAMELESS]


def cites(reply: Reply, measure: Measure) -> bool:
    return measure.clause_id in {citation.clause_id for citation in reply.citations}


@pytest.mark.parametrize("wording", ["{}补助条件", "{} 门槛", "想拿{}的钱要够啥条件"])
def test_the_conditions_of_every_measure_are_stated_by_its_name(whole: Assistant, wording: str) -> None:
    for name, measure in named(whole, "zimao-2021"):
        if not measure.conditions_complete:
            continue
        reply = ask(whole, wording.format(name))
        own = [leaf.text for leaf in leaves(measure.conditions) if leaf.text not in reply.answer]
        assert (reply.status, own) == ("answered", []), (name, reply.answer)
        assert cites(reply, measure), name


@pytest.mark.parametrize("wording", ["{}奖励", "{}补贴", "自贸片区{}政策", "{} 自贸 多少", "给{}多少"])
def test_every_sum_is_stated_where_nothing_but_its_name_and_support_is_said(whole: Assistant, wording: str) -> None:
    for name, measure in named(whole, "zimao-2021"):
        if not names_sum(measure):
            continue
        alike = [m for m in whole.kit.measures if name in m.aliases]
        reply = ask(whole, wording.format(name))
        assert reply.status == "answered", name
        assert any(cites(reply, one) for one in alike), (name, reply.answer)


@pytest.mark.parametrize("wording", ["{}截止时间", "{}什么时候截止", "{}最晚哪天申报", "自贸 {} 截止日期"])
def test_that_no_closing_day_is_written_is_said_with_how_long_the_document_holds(
    whole: Assistant, wording: str
) -> None:
    for name, measure in named(whole, "zimao-2021"):
        reply = ask(whole, wording.format(name))
        assert reply.status == "not_found", name
        assert reply.answer.startswith(f"{measure.title}：") or len(named_so(whole, name)) > 1
        assert "没有规定申报的截止日期" in reply.answer.splitlines()[0]
        assert {"zimao-2021/5-1", "zimao-2021/5-3"} <= {citation.clause_id for citation in reply.citations}, name


def named_so(whole: Assistant, name: str) -> list[Measure]:
    return [measure for measure in whole.kit.measures if name in measure.aliases]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("孵化器补助截止到哪年", "answered"),
        ("自贸方案什么时候截止", "answered"),
        ("三年行动计划什么时候截止", "answered"),
        ("首店奖励什么时候截止", "not_found"),
    ],
)
def test_until_when_a_document_holds_is_no_closing_day(whole: Assistant, question: str, said: str) -> None:
    reply = ask(whole, question)
    assert reply.status == said
    assert "没有规定申报的截止日期" not in reply.answer


def test_a_sum_and_a_number_of_the_area_are_both_stated_where_either_may_be_meant(whole: Assistant) -> None:
    answer = ask(whole, "高企 自贸 多少").answer
    assert "首次认定20万元" in answer.splitlines()[0]
    assert answer.index("如果问的是数量") < answer.index("达到300家")


@pytest.mark.parametrize(
    "question",
    ["多少高企", "高新区 2021 高企 多少", "自贸 高企 多少家", "自贸高企数量多少", "高企达到多少", "院士多少"],
)
def test_what_is_counted_is_no_sum(whole: Assistant, question: str) -> None:
    assert "20万元" not in ask(whole, question).answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("高企 瞪羚 各给多少", ["10万元至20万元", "50万元"]),
        ("高企和科小各给多少钱", ["10万元至20万元", "没有写明金额"]),
        ("高企 科小 瞪羚 各多少", ["10万元至20万元", "50万元", "科小"]),
        ("孵化器、加速器各给多少", ["100万元", "“加速器给多少”"]),
    ],
)
def test_each_thing_named_is_answered_or_said_to_have_no_answer(
    whole: Assistant, question: str, said: list[str]
) -> None:
    answer = ask(whole, question).answer
    assert [words for words in said if words not in answer] == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("创新药三期临床奖多少", "最高3000万元"),
        ("芯片布图每项多少 特区方案", "每项5000元"),
        ("用地优惠", "用地用房成本"),
        ("联盟有哪些档", "国家级80万元"),
        ("国标 自贸 多少", "50万元"),
        ("院士站多少", "20万元"),
        ("高企多少", "20万元"),
        ("后补助补多少", "30%"),
        ("技术交易在哪份文件", "按企业上年度技术合同实际发生技术交易额"),
    ],
)
def test_a_name_in_few_words_is_no_other_things(whole: Assistant, question: str, said: str) -> None:
    assert said in ask(whole, question).answer


@pytest.mark.parametrize(("name", "sum_"), [("高企", "20万元"), ("孵化器", "100万元"), ("瞪羚企业", "50万元")])
def test_a_name_without_any_other_word_is_answered_with_what_is_given(whole: Assistant, name: str, sum_: str) -> None:
    assert sum_ in ask(whole, name).answer.splitlines()[0]


@pytest.mark.parametrize("question", ["独角兽企业落户自贸片区奖多少钱", "瞪羚企业搬到自贸片区给多少"])
def test_to_settle_in_a_place_is_no_other_thing_asked_about(whole: Assistant, question: str) -> None:
    assert ask(whole, question).status == "answered"


@pytest.mark.parametrize("document", ["zimao-2021", "gaoxin-plan-2025"])
def test_where_a_measure_stands_written_is_told_by_its_name(whole: Assistant, document: str) -> None:
    measures = whole.kit.measures
    for name, measure in named(whole, document):
        alike = [m for m in measures if name in m.aliases]
        reply = ask(whole, f"{name}在哪条")
        assert any(cites(reply, one) for one in alike), (name, measure.id, reply.answer)


def test_both_kinds_of_a_measure_are_stated_where_neither_is_named(whole: Assistant) -> None:
    answer = ask(whole, "首台套要什么条件").answer
    assert "被评为国际首台（套）装备" in answer
    assert "被评为国内首台（套）装备" in answer


@pytest.mark.parametrize("question", ["孵化器封顶", "高企 上限", "创新平台补助标准", "孵化器补助档次"])
def test_what_states_a_sum_answers_before_what_states_none(whole: Assistant, question: str) -> None:
    reply = ask(whole, question)
    assert reply.status == "answered"
    assert "自贸片区产业创新特区建设方案" in reply.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("院士站补助是一次性还是每年", "给付方式是每年"),
        ("高企补助给几年", "给付方式是一次性"),
        ("孵化器补助有效期", "2025年12月31日"),
        ("检测认证机构要什么条件", "新获得国家级或省级检验检测认证"),
        ("制造业创新中心条件", "不超过企业投资总额的50%"),
        ("孵化器 金额", "100万元"),
        ("孵化器补助截止到哪年", "2025年12月31日"),
        ("哪些单位能享受院士站补助", "建设院士工作站"),
        ("孵化器申报条件", "没有写认定（评定、获批）本身的条件"),
        ("国际科技合作基地补助 责任单位", "责任单位：市科技局"),
    ],
)
def test_an_attribute_looked_up_is_said(whole: Assistant, question: str, said: str) -> None:
    reply = ask(whole, question)
    assert reply.status == "answered"
    assert said in reply.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("创新券条件", "没有写明“科技创新券"),
        ("氢能补助是一次性还是每年", "是一次性还是逐年给付"),
        ("社保补贴 责任单位", "没有为“高新区社保补贴"),
        ("股权融资能给多少钱", "没有写明金额"),
        ("院士站补助咨询电话", "没有"),
        ("紧缺人才 金额", "没有写明金额"),
        ("孵化器规模要求", ""),
        ("高企认定条件", "没有写明认定条件"),
        ("补助标准是什么", ""),
    ],
)
def test_an_attribute_that_no_document_says_is_not_made_up(whole: Assistant, question: str, said: str) -> None:
    reply = ask(whole, question)
    assert reply.status != "answered"
    assert said in reply.answer


def test_conditions_are_asked_on_of_the_measure_just_stated(whole: Assistant) -> None:
    _, state = whole.answer(ChatRequest(message="孵化器补多少", as_of=IN_FORCE), None)
    reply, _ = whole.answer(ChatRequest(message="条件呢", as_of=IN_FORCE), state)
    assert "新获批并落地大连自贸片区" in reply.answer
    assert reply.answer.startswith("条件是")


@pytest.mark.parametrize("name", ["首台套", "院士站", "孵化器", "重大项目一事一议", "技术交易"])
def test_whom_to_ask_about_support_is_told_by_its_own_document(whole: Assistant, name: str) -> None:
    assert "管委会经济发展局" in ask(whole, f"{name}找谁").answer.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("孵化器一年补多少", "文件没有写按年给付"),
        ("离岸孵化器最高给多少，几年", "也没有写给几年"),
        ("科创板上市每年补多少", "给付方式是一次性，不是按年给付"),
    ],
)
def test_what_is_not_paid_by_the_year_is_not_left_to_look_so(whole: Assistant, question: str, said: str) -> None:
    assert said in ask(whole, question).answer


@pytest.mark.parametrize("question", ["院士工作站一年补多少", "研发后补助每年补多少", "技术合同成交额补助一年补多少"])
def test_what_is_paid_by_the_year_is_not_said_to_be_otherwise(whole: Assistant, question: str) -> None:
    assert "按年给付" not in ask(whole, question).answer


@pytest.mark.parametrize("question", ["领了补助又不在区里干了", "拿了钱以后公司不开了咋办"])
def test_who_ends_his_business_there_is_told_what_he_promised(whole: Assistant, question: str) -> None:
    assert "退回已获得的扶持资金" in ask(whole, question).answer.splitlines()[0]
