"""Whether a document speaks of a thing at all: things that stand in one document and not in another."""

import pytest

from tests.bot.asking import Asker

DOCUMENTS = {
    "plan-2017-2019": "三年行动计划",
    "work-plan-2018": "2018方案",
    "kechuang-145": "十四五规划",
    "zimao-2021": "自贸片区方案",
}
THINGS = [
    "跨境电商",
    "海水淡化",
    "大樱桃",
    "两个一公里",
    "RCEP",
    "无人驾驶",
    "人才公寓",
    "离岸数据",
    "晶圆切割",
    "科普基地",
]
WORDINGS = ["{}提没提{}", "{}里有没有提到{}", "{}里提到{}没有", "{}提过{}吗", "{}里有{}的内容吗", "{}是否涉及{}"]


@pytest.mark.parametrize("at", range(len(WORDINGS)))
def test_a_thing_is_found_in_the_documents_that_have_it_and_in_no_other(asker: Asker, at: int) -> None:
    asked = [(id_, thing) for id_ in DOCUMENTS for thing in THINGS][at :: len(WORDINGS)]
    for id_, thing in asked:
        reply = asker(WORDINGS[at].format(DOCUMENTS[id_], thing))
        held = thing in asker.kit.corpus.documents[id_].source_text.replace("\n", "")
        assert reply.status == ("answered" if held else "not_found"), (id_, thing)
        assert not held or thing in reply.text


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("2018方案里有没有说要建AI协会", "成立人工智能产业协会"),
        ("十四五有没有写到VLCC", "VLCC"),
        ("2018方案有没有写研发费加计扣除", "加计扣除"),
    ],
)
def test_a_thing_is_known_by_its_other_names(asker: Asker, question: str, quoted: str) -> None:
    assert quoted in asker(question).text


@pytest.mark.parametrize("question", ["十四五提没提碳交易", "18方案里提没提院士工作站", "18方案里有没有知识产权质押"])
def test_a_thing_of_which_only_a_part_is_named_is_not_there(asker: Asker, question: str) -> None:
    assert asker(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("四个大连是哪四个", ("大连创新", "大连创业", "大连创投", "大连智造")),
        ("三张网是哪三张网", ("一网通办", "一网统管", "一网协同")),
        ("自创区到2019年要成为哪四个“区”", ("转型升级引领区", "创新创业生态区", "开放创新先导区")),
        ("积分突出了哪四个机制", ("挖掘机制", "引导机制", "奖励机制", "赋能机制")),
        ("一城六区多园里那六区挨个念给我听", ("凌水", "七贤岭", "小平岛", "黄泥川", "龙王塘", "龙头")),
    ],
)
def test_a_collective_name_stands_for_a_row_of_as_many(asker: Asker, question: str, things: tuple[str, ...]) -> None:
    reply = asker(question)
    assert all(thing in reply.text for thing in things)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("21年高新区固投多少，涨了多少", ("111.5亿元", "11%")),
        ("瞪羚企业2021年末多少，占全市比重呢", ("60家", "40%")),
        ("16、19、20、21四年末的高企数分别多少（高新区）", ("227家", "757家", "967家", "1068家")),
        ("查：金普新区2019年集成电路培育规模以上骨干企业/销售收入", ("20家", "200亿元")),
    ],
)
def test_each_number_asked_for_is_stated(asker: Asker, question: str, numbers: tuple[str, ...]) -> None:
    reply = asker(question)
    assert all(number in reply.text for number in numbers)
