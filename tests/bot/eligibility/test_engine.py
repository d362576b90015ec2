from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.eligibility import Assessment, assess, measure_verdict, open_facts, ranked, read_profile
from bot.eligibility.amounts import exhausted
from policy_corpus.corpus import Corpus, load_corpus
from policy_corpus.errors import ContradictionError
from policy_corpus.measures.catalogue import load_measures
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Fact, Measure

CORPUS = load_corpus()
MEASURES = load_measures(CORPUS)
TODAY = date(2023, 6, 1)


def values(fact: Fact) -> st.SearchStrategy[Any]:
    options = [option.id for option in fact.options]
    match fact.type:
        case "bool":
            return st.booleans()
        case "enum":
            return st.sampled_from(options)
        case "set":
            return st.lists(st.sampled_from(options), unique=True, min_size=1)
        case "year":
            return st.integers(2015, 2023)
        case "integer":
            return st.integers(0, 50)
    return st.integers(0, 10**8)


PROFILES = st.fixed_dictionaries({}, optional={fact.id: values(fact) for fact in load_facts().values()})


def judged(facts: dict[str, Any]) -> list[Assessment] | None:
    try:
        return assess(MEASURES, read_profile(facts), TODAY, CORPUS)
    except ContradictionError:
        return None


@given(PROFILES, st.data())
@settings(max_examples=60)
def test_what_partial_knowledge_decides_more_knowledge_does_not_overturn(
    facts: dict[str, Any], data: st.DataObject
) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(facts)))) if facts else set()
    fewer = {name: facts[name] for name in kept}
    before, after = judged(fewer), judged(facts)
    if before is None or after is None:
        return
    for first, second in zip(before, after, strict=True):
        if first.verdict == "not_eligible":
            assert second.verdict == "not_eligible"
        if first.verdict == "eligible":
            assert second.verdict == "eligible" or exhausted(second.measure, second.profile.known)
        if first.amount and second.amount and first.verdict != "not_eligible":
            assert_within(bounds(second), bounds(first))


Bounds = tuple[Decimal | None, Decimal | None]


def bounds(assessment: Assessment) -> Bounds:
    amount = assessment.amount
    assert amount is not None
    if amount.value_yuan is not None:
        return amount.value_yuan, amount.value_yuan
    return amount.min_yuan, amount.max_yuan


def assert_within(narrow: Bounds, wide: Bounds) -> None:
    if wide[0] is not None:
        assert narrow[0] is not None
        assert narrow[0] >= wide[0]
    if wide[1] is not None:
        assert narrow[1] is not None
        assert narrow[1] <= wide[1]


@given(PROFILES)
@settings(max_examples=40)
def test_no_ceiling_is_ever_presented_as_a_sum_that_is_due(facts: dict[str, Any]) -> None:
    for assessment in judged(facts) or ():
        if assessment.amount and assessment.amount.kind == "ceiling":
            assert assessment.amount.value_yuan is None
            assert assessment.amount.min_yuan is None
            assert any(word in (assessment.amount.text or "") for word in ("最高", "不超过"))


def test_nothing_is_eligible_for_somebody_of_whom_nothing_is_known(
    corpus: Corpus, measures: tuple[Measure, ...]
) -> None:
    assert {each.verdict for each in assess(measures, read_profile({}), TODAY, corpus)} <= {"possible", "not_in_force"}


def test_one_areas_sums_are_not_lent_to_another(corpus: Corpus, measures: tuple[Measure, ...]) -> None:
    for each in assess(measures, read_profile({"district": "高新区"}), TODAY, corpus):
        if each.measure.document_id == "zimao-2021":
            assert each.verdict == "not_eligible"
            assert each.amount is None


def one(measures: tuple[Measure, ...], corpus: Corpus, name: str, facts: dict[str, Any], on: date) -> Assessment:
    return next(each for each in assess(measures, read_profile(facts), on, corpus) if each.measure.id == name)


def test_grounds_name_the_failed_condition_first_with_its_words(corpus: Corpus, measures: tuple[Measure, ...]) -> None:
    facts = {"district": "自贸片区", "growth_title": "瞪羚", "growth_title_level": "市级"}
    each = one(measures, corpus, "zimao-growth-enterprise", facts, TODAY)
    first = each.grounds[0]
    assert first.text == "不符合：获省级认定（高成长企业认定级别：市级）"
    assert first.evidence is not None
    assert first.evidence.quote == "对获省级认定的独角兽、瞪羚企业"


def test_grounds_of_an_expired_measure_begin_with_the_end_of_validity(
    corpus: Corpus, measures: tuple[Measure, ...]
) -> None:
    each = one(measures, corpus, "zimao-academician-station", {}, date(2026, 11, 21))
    assert each.grounds[0].text == "文件已过有效期"
    assert each.grounds[0].evidence is not None
    assert each.grounds[0].evidence.clause_id == "zimao-2021/5-3"


def test_a_needed_assessment_is_said_even_to_those_who_meet_every_condition(
    corpus: Corpus, measures: tuple[Measure, ...]
) -> None:
    facts = {"district": "自贸片区", "academician_station": True}
    each = one(measures, corpus, "zimao-academician-station", facts, TODAY)
    assert each.verdict == "eligible"
    assert each.grounds[-1].text == "须注意：经综合评估"


def test_the_measures_closest_to_the_askers_words_come_first(corpus: Corpus, measures: tuple[Measure, ...]) -> None:
    profile = read_profile({"district": "自贸片区", "growth_title": "瞪羚", "growth_title_level": "省级"})
    assert ranked(assess(measures, profile, TODAY, corpus))[0].measure.id == "zimao-growth-enterprise"


def test_where_the_asker_is_located_is_asked_first(corpus: Corpus, measures: tuple[Measure, ...]) -> None:
    assert open_facts(assess(measures, read_profile({}), TODAY, corpus))[0].fact.id == "district"


def test_the_fact_that_decides_the_measure_at_hand_is_asked_before_others(
    corpus: Corpus, measures: tuple[Measure, ...]
) -> None:
    profile = read_profile({"district": "自贸片区", "incubator_level": "省级"})
    first = open_facts(assess(measures, profile, TODAY, corpus))[0]
    assert first.fact.id == "incubator_new"
    assert first.measure_ids == ("zimao-incubator",)
    assert first.question().options == ["是", "否"]


def test_a_question_about_a_level_offers_the_levels(corpus: Corpus, measures: tuple[Measure, ...]) -> None:
    profile = read_profile({"district": "自贸片区", "growth_title": "瞪羚"})
    first = open_facts(assess(measures, profile, TODAY, corpus))[0]
    assert first.fact.id == "growth_title_level"
    assert first.question().options[:3] == ["国家级", "省级", "市级"]


def test_a_verdict_in_a_reply_points_each_reason_at_its_citation(corpus: Corpus, measures: tuple[Measure, ...]) -> None:
    facts = {"district": "自贸片区", "high_tech_recognition": "首次认定"}
    each = one(measures, corpus, "zimao-high-tech-recognition", facts, TODAY)
    part = measure_verdict(each, lambda evidence: 1 if evidence.clause_id == each.measure.clause_id else 2)
    assert part.amount is not None
    assert part.amount.value_yuan == 200_000
    assert [reason.marker for reason in part.reasons] == [2, 1, 1]


def test_what_was_only_asked_about_is_not_said_to_be_so(corpus: Corpus, measures: tuple[Measure, ...]) -> None:
    facts = {"district": "自贸片区", "high_tech_recognition": "首次认定"}
    each = one(measures, corpus, "zimao-high-tech-recognition", facts, TODAY)
    told = [reason.text for reason in measure_verdict(each).reasons]
    asked = [reason.text for reason in measure_verdict(each, asked={"high_tech_recognition"}).reasons]
    assert "符合：首次认定或再次认定（高企认定类别：首次认定）" in told
    assert "按您所问：首次认定或再次认定" in asked
    assert len(set(told) & set(asked)) == len(told) - 1
