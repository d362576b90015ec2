"""What the documents do not say is not answered; what is unclear is asked back."""

from datetime import date

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize("day", [date(2023, 6, 1), date(2025, 12, 30)])
@pytest.mark.parametrize("question", ["自贸片区院士工作站申报截止日期是哪天", "自贸片区高企补助今年申报什么时候截止"])
def test_the_documents_last_day_is_not_an_application_deadline(asker: Asker, question: str, day: date) -> None:
    answer = asker(question, as_of=day)
    assert answer.status == "not_found"
    assert "不是申报期限" in answer.text
    assert "12月31日" not in answer.text.split("不是申报期限")[0]
    assert "申报通知、申报指南，由大连自贸片区（保税区）管委会经济发展局另行制定发布" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "自贸片区院士工作站要准备哪些材料",
        "自贸片区院士工作站补助分几次打款",
        "自贸片区院士工作站补助多久能到账",
        "自贸片区院士工作站有多少个名额",
        "大连市教育局局长是谁",
        "自贸片区方案联系电话是多少",
        "自贸片区租金补贴一平米补多少",
        "养老院床位补贴多少钱",
        "新型研发机构怎么认定",
        "自贸片区院士工作站的申请表要几个院士签字",
        "研发投入后补助市里区里各出百分之几",
        "博士后工作站要招几个博士后",
        "标准制定补助，去年一共发了多少钱",
        "自贸院士工作站补助，2022年有哪些企业拿到了",
        "自贸揭榜挂帅项目补助，谁拿得最多",
        "制造业创新中心补助，评审打分标准是什么",
        "自贸片区创新联盟运营经费评审专家是谁",
        "高新区企业上市补贴，申诉找谁",
        "自贸片区整建制科研机构补助要不要盖公章",
        "自贸片区技术合同补助的结果在哪里查",
        "自贸片区国家级孵化器补助走银行转账还是现金",
        "自贸片区揭榜挂帅补助，周末能办吗",
        "自贸片区创新药研发奖励没通过明年能再申请吗",
        "高新区科创工程无偿资助验收标准是什么",
        "自创区中小微科技型企业第一季度是多少家",
        "推动集成电路工艺研发平台启动，中标单位是谁",
        "高新区高新技术企业数量是谁统计的",
        "在人工智能领域进行研发布局，由哪位副市长分管",
    ],
)
def test_an_attribute_that_no_clause_states_is_refused(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert not answer.draft.measures


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("没评上高企，还能申请自贸的研发后补助吗", "不符合条件"),
        ("去年上半年签了500万的技术合同，自贸能补多少", "50万元"),
        ("自贸政策谁来评审", "专家评审委员会"),
        ("车联网实施细则什么时候发布的", "2023-11-28"),
        ("补助已经打到账上了，现在要搬走，自贸要退吗", "退回"),
        ("自贸院士站补贴谁拿得到", "院士工作站"),
    ],
)
def test_words_for_what_no_clause_states_do_not_refuse_what_is_told_beside(
    asker: Asker, question: str, words: str
) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert words in answer.text


@pytest.mark.parametrize(
    "question",
    ["高新区境内上市企业有哪几家", "高新区全国重点实验室分别叫什么", "高新区雏鹰企业都是哪些"],
)
def test_names_of_what_is_only_counted_are_not_made_of_its_number(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert "没有逐一列出" in answer.text


@pytest.mark.parametrize("question", ["高新区3个街道分别叫什么", "高新区的独角兽企业都有谁"])
def test_names_that_stand_beside_a_number_are_told(asker: Asker, question: str) -> None:
    assert asker(question).status == "answered"


def test_a_refusal_shows_what_is_said_of_the_thing(asker: Asker) -> None:
    answer = asker("找谁申请知识产权质押融资的贴息")
    assert answer.status == "not_found"
    assert "加大知识产权质押融资补贴力度" in answer.quotes


@pytest.mark.parametrize("question", ["沈阳的院士工作站补多少钱", "上海高新技术企业认定补多少", "江苏省高企奖励几万"])
def test_other_cities_and_provinces_are_refused(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert (answer.status, answer.citations) == ("not_found", [])
    assert "不能套用" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("吃的东西安不安全，科技规划要建哪些监管平台", "监管大数据平台"),
        ("2018年金融局拿什么办法让中小企业挂新三板", "挂牌补贴"),
        ("想在国外买下一家同行，高新区鼓不鼓励", "并购"),
    ],
)
def test_what_is_said_in_other_words_is_not_refused(asker: Asker, question: str, said: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert said in answer.text


def test_another_city_as_the_origin_of_a_move_is_no_hindrance(asker: Asker) -> None:
    answer = asker("从上海搬来自贸片区的企业，首次认定高新技术企业补多少")
    assert "20万元" in answer.text.splitlines()[0]


@pytest.mark.parametrize("question", ["高新20条里高企奖励多少", "创新十条给多少钱", "金融八条有哪些内容"])
def test_a_title_that_is_only_listed_is_not_answered_for_its_content(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert "没有收录它的内容" in answer.text


@pytest.mark.parametrize(
    ("question", "asked"), [("谁负责", "哪一项任务"), ("最高给多少万？", "哪一项支持"), ("2018年目标是多少", "哪一项")]
)
def test_a_question_without_a_subject_is_asked_back_with_examples(asker: Asker, question: str, asked: str) -> None:
    answer = asker(question)
    assert (answer.status, answer.citations) == ("clarification", [])
    assert asked in answer.text
    assert answer.draft.questions[0].options


@pytest.mark.parametrize(
    ("answered", "refused"),
    [
        ("自贸片区发明专利授权一项补多少", "自贸片区实用新型专利授权一项补多少"),
        ("自贸片区首次认定的高企补多少", "自贸片区注册一个国际商标补多少"),
        ("自贸片区氢能重点项目最高奖多少", "自贸片区买一台氢燃料电池公交车补多少"),
        ("自贸片区省级制造业创新中心最高补多少", "自贸片区省级工业设计中心最高补多少"),
    ],
)
def test_a_thing_that_the_clause_does_not_name_is_not_given_what_its_like_gets(
    asker: Asker, answered: str, refused: str
) -> None:
    assert asker(answered).status == "answered"
    assert asker(refused).status == "not_found"


@pytest.mark.parametrize(
    ("question", "named"), [("高新区2025年目标是多少", "高新区2025年"), ("自贸片区目标是多少", "自贸片区")]
)
def test_the_goals_to_choose_from_are_those_that_the_district_has(asker: Asker, question: str, named: str) -> None:
    answer = asker(question)
    assert (answer.status, len(answer.draft.questions)) == ("clarification", 1)
    assert named in answer.text
    district = answer.question.facets.districts[0]
    held = {figure.indicator for figure in asker.kit.facts.figures() if figure.district == district}
    assert set(answer.draft.questions[0].options) <= held


def test_a_year_without_goals_is_not_asked_about_further(asker: Asker) -> None:
    assert asker("高新区2030年的目标是多少").status == "not_found"


@pytest.mark.parametrize("question", ["自贸片区新引进的院士一年补多少", "我是博士后，在自贸片区能拿多少补助"])
def test_what_an_institution_gets_is_not_lent_to_a_person(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert "工作站，不是个人" in answer.text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("现代农业领域是不是高新区管委会牵头？", "不是。"),
    ],
)
def test_yes_or_no_is_said_first_where_the_words_decide(asker: Asker, question: str, first: str) -> None:
    lines = [line for line in asker(question).text.splitlines() if "计划期" not in line]
    assert lines[0].startswith(first)


@pytest.mark.parametrize(
    "message",
    [
        "买专利有补贴吗",
        "科技金融大厦什么时候建成",
        "智能网联汽车专业赛奖金多少",
        "七贤荟活动报名方式",
    ],
)
def test_what_is_asked_for_outright_and_not_stated_is_refused(asker: Asker, message: str) -> None:
    assert asker(message).status == "not_found"


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("高新区2018年新能源产业收入目标是多少亿", "100亿"),
        ("高新区人工智能产业2017年度收入目标（按年分解）", "450亿"),
        ("自贸片区2025年科技型中小企业要到多少家？", "300家"),
        ("金普新区检验检测产业园 2019 入驻率", "跨境电商产业园建设"),
    ],
)
def test_a_number_of_another_field_or_indicator_is_no_answer(asker: Asker, question: str, others: str) -> None:
    answer = asker(question, as_of=date(2023, 6, 1))
    assert answer.status == "not_found"
    assert others not in answer.text.split("最接近")[0]


@pytest.mark.parametrize("question", ["大政发〔2016〕69号是哪天印发的", "69号文什么时候发的"])
def test_a_documents_number_tells_no_day(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert "没有写明它印发的日期" in answer.text
    assert "〔2016〕69号" in answer.text


@pytest.mark.parametrize("question", ["收入目标多少亿", "2019年收入目标多少亿", "高新区2019年收入目标多少亿"])
def test_of_which_field_is_asked_where_each_has_its_own(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "clarification"
    assert "人工智能" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "准独角兽奖多少，自贸片区",
        "国家级加速器给多少，自贸片区",
        "优秀青年科技人才给多少",
        "2015年高企认定补多少",
        "69号文里怎么说的",
        "国发〔2015〕12号规定了什么",
        "经信委出台了哪些文件",
    ],
)
def test_a_look_alike_is_refused(asker: Asker, question: str) -> None:
    assert asker(question).status == "not_found"


@pytest.mark.parametrize("question", ["国家级给多少钱", "培育多少家骨干企业", "金普新区培育多少家骨干企业"])
def test_what_could_be_of_several_things_is_asked_back(asker: Asker, question: str) -> None:
    assert asker(question).status == "clarification"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("拿了钱有啥要求", "10年"),
        ("科技局发的文件有哪些", "十四五"),
        ("院士站补贴找谁办", "经济发展局"),
        ("省级首台套补多少，自贸片区", "不符合条件"),
        ("2022年自贸片区院士站给多少", "20万元"),
    ],
)
def test_what_is_like_it_and_written_is_answered(asker: Asker, question: str, said: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize("thing", ["院士站", "瞪羚企业", "科创板上市", "首台套"])
@pytest.mark.parametrize(
    "asked", ["谁领到了{}补助", "{}补助总预算多少", "{}补助申报要找中介吗", "{}补助找哪个银行发", "{}补助结果在哪公示"]
)
def test_an_attribute_that_no_document_states_is_refused_of_every_support(asker: Asker, thing: str, asked: str) -> None:
    assert asker(asked.format(thing)).status == "not_found"


@pytest.mark.parametrize("question", ["研发投入有补助吗", "科创板上市奖励申请条件", "科创板上市补贴标准是多少"])
def test_support_named_by_two_of_its_names_is_answered(asker: Asker, question: str) -> None:
    assert asker(question).status == "answered"
