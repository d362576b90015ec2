"""All that a question asks is quoted, though it stands in several sentences of a clause."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("先进光源用了哪些技术优势，要建成个什么中心", ("超导加速器技术", "光子科学中心")),
        ("科普这件事十四五规划怎么安排的，倡导什么价值导向", ("科普基地", "宽容失败")),
        ("三纵一横一面里，一横指的啥", ("大企业联合研发研究院",)),
        ("带土移植啥意思", ("团队+项目",)),
        ("十四五创新挑战赛揭榜比拼的流程大概啥样", ("需求征集", "意向合作协议")),
        ("在海外设研发基地的企业，三年计划怎么说，能加入国际标准化组织不", ("海外设立研发基地", "国际标准化组织")),
        ("2018年引进以色列技术，市发改委干什么，市科技局干什么", ("国家发展改革委", "技术转移加速器")),
        ("自创区高新技术企业再认定期间所得税先减后补，怎么办", ("15%", "补交前期减缴")),
    ],
)
def test_each_part_of_a_question_is_answered(asker: Asker, question: str, said: tuple[str, ...]) -> None:
    assert [words for words in said if words not in asker(question).text] == []


def test_what_one_sentence_says_is_quoted_alone(asker: Asker) -> None:
    answer = asker("英歌石科学城规划面积多少平方公里，占高新区几成")
    assert "30%" in answer.text
    assert "洁净能源" not in answer.text
