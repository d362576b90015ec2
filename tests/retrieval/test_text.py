import pytest

from retrieval.text import correct_typos, fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("５０　亿元", "50亿元"),
        ("到 2019 年，新增 10 家", "到2019年,新增10家"),
        ("首（套）台、首台（套）", "首台套、首台套"),
        ("獨角獸與瞪羚企業", "独角兽与瞪羚企业"),
        ("第十七条", "第17条"),
        ("R＆D 投入 1,000 万元", "研发投入1000万元"),
        ("open AI lab", "open ai lab"),
    ],
)
def test_ways_of_writing_one_thing_fold_to_one(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_numerals_in_words_stay_words() -> None:
    assert fold("十四五规划，三年行动") == "十四五规划,三年行动"


def test_known_misspellings_are_put_right() -> None:
    assert correct_typos("高薪区的瞪玲和独脚兽") == "高新区的瞪羚和独角兽"
