"""Dialect, regional words and spoken years are written out; what is standard stays as typed."""

import pytest

from bot.understanding.plain_speech import in_plain_speech
from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("高新區嘅「多園」係邊幾個分園？", "高新区的「多园」是哪几个分园？"),
        ("自創區要新組建幾多家研發機構？", "自创区要新组建多少家研发机构？"),
        ("呢份嘢有冇寫點申請", "这份嘢有没有写怎么申请"),
        ("這政策係邊個部門出嘅", "这政策是哪个部门出的"),
        ("拢共整了几家孵化器", "一共搞了几家孵化器"),
        ("這個專案用軟體開發", "这个项目用软件开发"),
        ("STAR market listing 自贸补多少", "科创板 上市 自贸片区补多少"),
        ("How long is the FTZ plan valid?", "自贸片区方案有效期到什么时候?"),
        ("这方案啥前儿到期", "这方案什么时候到期"),
        ("种业有没有支持", "种质资源和育种有没有支持"),
    ],
)
def test_regional_words_are_written_out(typed: str, plain: str) -> None:
    assert in_plain_speech(typed) == plain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("到二五年高新区的高企", "到2025年高新区的高企"),
        ("二一年末和二三年底", "2021年末和2023年底"),
        ("二〇二五年的目标", "2025年的目标"),
    ],
)
def test_spoken_years_are_written_in_digits(typed: str, plain: str) -> None:
    assert in_plain_speech(typed) == plain


@pytest.mark.parametrize(
    "standard",
    [
        "自贸试验区和自贸方案",
        "三五年内",
        "等了一二年",
        "周边个体户",
        "体系由谁建",
        "关系是什么",
        "调整几家",
        "仲裁怎么申请",
        "两年见雏形",
        "十二五年份",
    ],
)
def test_standard_words_stay(standard: str) -> None:
    assert in_plain_speech(standard) == standard


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("您好，请问一下，符合条件就一定给吗", "符合条件就一定给吗"),
        ("那两个加起来呢，谢谢啦", "那两个加起来呢"),
        ("你好", "你好"),
        ("行，谢了。给我讲个笑话呗", "行，谢了。给我讲个笑话呗"),
    ],
)
def test_courtesy_around_a_question_is_left_out(typed: str, plain: str) -> None:
    assert in_plain_speech(typed) == plain


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("金普新区2019年市级以上孵化载体目标数", "金普新區2019年市級以上孵化載體目標數"),
        ("推动与上海科技合作，三年计划里哪两个市局配合", "推動與上海科技合作，三年計劃裏哪兩個市局配合"),
        ("大连全市2020年研发经费占GDP多少", "大連全市2020年研發經費佔GDP多少"),
        ("自贸片区首台套最多给多少", "自貿片區首台套最多給多少"),
    ],
)
def test_traditional_characters_are_answered_as_simplified_ones(
    asker: Asker, simplified: str, traditional: str
) -> None:
    assert asker(traditional).text == asker(simplified).text
