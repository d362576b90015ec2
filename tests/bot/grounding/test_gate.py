from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.answering.clauses import units_in_words
from bot.drafting import Draft, Source, shown
from bot.eligibility import Assessment, assess, read_profile
from bot.grounding.gate import ground
from bot.reply import Amount
from policy_corpus.corpus import Corpus
from policy_corpus.measures.catalogue import load_measures

TODAY = date(2023, 6, 1)
PLATFORM = "按照国家级、省级、市级的级别差异，分别给予500万元、100万元、50万元补助"
REPEAT = "对再次认定的高新技术企业，一次性给予10万元补助"


def quoted(corpus: Corpus, words: str) -> Source:
    clause = next(c for c in corpus.clauses.values() if words in "".join(c.text.split()))
    return Source.of_quote(clause, words)


def grounded(corpus: Corpus, draft: Draft, question: str = "补多少？", **known: object) -> list[str]:
    return ground(draft, corpus, question, TODAY, "", known)


def test_a_sum_of_another_tier_is_replaced_by_the_clause(corpus: Corpus) -> None:
    source = quoted(corpus, PLATFORM)
    draft = Draft("answered").say("市级创新平台补助：100万元。", source)
    assert grounded(corpus, draft) == ["100万元"]
    assert [line.text for line in draft.lines] == [f"“{shown(corpus, source)}”"]


def test_a_sum_of_the_named_tier_stands(corpus: Corpus) -> None:
    draft = Draft("answered").say("市级创新平台补助：50万元。", quoted(corpus, PLATFORM))
    assert grounded(corpus, draft) == []


def test_a_figure_of_another_cited_clause_does_not_support_a_line(corpus: Corpus) -> None:
    draft = Draft("answered").say("再次认定的高新技术企业：500万元。", quoted(corpus, REPEAT))
    draft.say(f"原文：“{PLATFORM}”", quoted(corpus, PLATFORM))
    assert grounded(corpus, draft) == ["500万元"]


@pytest.mark.parametrize("wrong", ["20万元", "10亿元", "10万家", "10万桶", "1万元"])
def test_no_other_sum_stands_in_quoted_words(corpus: Corpus, wrong: str) -> None:
    draft = Draft("answered").say(REPEAT.replace("10万元", wrong), quoted(corpus, REPEAT))
    assert grounded(corpus, draft)
    assert wrong not in "".join(line.text for line in draft.lines)


@pytest.mark.parametrize(("old", "new"), [("再次", "首次"), ("一次性", "每年"), ("给予", "不给予")])
def test_quoted_words_are_exact_to_the_character(corpus: Corpus, old: str, new: str) -> None:
    draft = Draft("answered").say(f"原文：“{REPEAT.replace(old, new)}”", quoted(corpus, REPEAT))
    assert grounded(corpus, draft)
    assert [line.text for line in draft.lines] == [f"“{REPEAT}”"]


def test_what_the_asker_claims_supports_nothing(corpus: Corpus) -> None:
    draft = Draft("answered").say("再次认定的高新技术企业可得30万元。", quoted(corpus, REPEAT))
    assert grounded(corpus, draft, "再次认定能拿30万元吧？") == ["30万元"]


def test_what_the_asker_claims_may_be_denied(corpus: Corpus) -> None:
    draft = Draft("answered").say("不是您说的30万元，而是10万元。", quoted(corpus, REPEAT))
    assert grounded(corpus, draft, "再次认定能拿30万元吧？") == []


def test_units_are_all_named_and_each_in_its_role(corpus: Corpus) -> None:
    clause = next(c for c in corpus.clauses.values() if c.facets.units.lead and len(c.facets.units.supporting) > 1)
    units, source = clause.facets.units, Source(clause.id, clause.start, clause.end)
    assert grounded(corpus, Draft("answered").say(units_in_words(units), source)) == []
    swapped = units.model_copy(update={"lead": units.supporting, "supporting": units.lead})
    short = units.model_copy(update={"supporting": units.supporting[1:]})
    for wrong in (swapped, short):
        assert grounded(corpus, Draft("answered").say(units_in_words(wrong), source))


def test_a_source_line_names_what_is_cited(corpus: Corpus) -> None:
    source = quoted(corpus, REPEAT)
    name, state = "《自贸片区产业创新特区建设方案》", "有效期至2025年12月31日，截至2023年6月1日在有效期内"
    for label, ends, right in (
        ("三、（二）第6条", state, True),
        ("三、（二）第7条", state, False),
        ("三、（二）第6条", state.replace("2025年12月31日", "2026年12月31日"), False),
        ("三、（二）第6条", state.replace("2025年12月31日", "2023年6月1日"), False),
    ):
        draft = Draft("answered").say(REPEAT, source).say(f"依据：{name}{label}；{ends}。")
        assert (grounded(corpus, draft) == []) is right


def test_an_unknown_document_is_not_named(corpus: Corpus) -> None:
    draft = Draft("answered").say("按《氢能产业发展规划》执行。", quoted(corpus, REPEAT))
    assert grounded(corpus, draft) == ["《氢能产业发展规划》"]


def test_a_line_without_sources_takes_nothing_from_the_clauses(corpus: Corpus) -> None:
    draft = Draft("answered").say(REPEAT, quoted(corpus, REPEAT)).say("最多10万元。")
    assert grounded(corpus, draft) == ["10万元"]
    assert [line.text for line in draft.lines] == [REPEAT]


def test_something_is_said_where_nothing_stands(corpus: Corpus) -> None:
    draft = Draft("answered").say("补助30万元。")
    assert grounded(corpus, draft) == ["30万元"]
    assert draft.status == "not_found"
    assert len(draft.lines) == 1


def claimed(corpus: Corpus, text: str, formula: str) -> Assessment:
    """The measure for domestic first sets, said to give what it may not."""
    [measure] = [m for m in load_measures(corpus) if m.id == "zimao-first-set-domestic"]
    [assessment] = assess([measure], read_profile({}), TODAY, corpus)
    amount = Amount(kind="rate", value_yuan=Decimal(3600000), formula=formula, text=text)
    return replace(assessment, amount=amount)


@pytest.mark.parametrize(
    ("formula", "right"),
    [
        ("1800万×20% = 360万元，未超过国内首台（套）封顶500万元 → 360万元", True),
        ("1800万×30% = 540万元，国际首台（套）封顶1000万元 → 540万元", False),  # another tier's rate
        ("1900万×20% = 380万元，未超过国内首台（套）封顶500万元 → 380万元", False),  # nobody said 1900万
        ("1800万×20% = 350万元，未超过国内首台（套）封顶500万元 → 350万元", False),
        ("1800万×20% = 360万元，未超过国内首台（套）封顶1000万元 → 360万元", False),
    ],
)
def test_a_computation_is_worked_out_again_from_the_clause(corpus: Corpus, formula: str, right: bool) -> None:
    source = quoted(corpus, "对被评为国内首（套）台装备项目，按合同金额20%比例进行支持，支持额度最高500万元")
    result = formula.rpartition("→ ")[2]
    draft = Draft("answered", measures=[given := claimed(corpus, result, formula)], computed=[formula])
    draft.say(f"{given.title}：{result}。", source).say(f"计算：{formula}。", source)
    wrong = grounded(corpus, draft, "国内首台套合同1800万能补多少？", contract_amount=18_000_000)
    assert (wrong == []) is right


def test_counts_agree_with_what_is_listed(corpus: Corpus) -> None:
    source = quoted(corpus, REPEAT)

    def listing(total: int, left_out: int, second: int = 2) -> Draft:
        draft = Draft("answered", computed=[f"{total}项", f"{left_out}项"])
        draft.say(f"有关的支持共{total}项：").say(f"1. {REPEAT}", source).say(f"{second}. {REPEAT}", source)
        return draft.say(f"另有{left_out}项没有列出，请把问题问得更具体。")

    assert grounded(corpus, listing(5, 3)) == []
    assert grounded(corpus, listing(6, 3)) == ["6", "3"]
    assert grounded(corpus, listing(5, 3, second=4)) == ["4."]
