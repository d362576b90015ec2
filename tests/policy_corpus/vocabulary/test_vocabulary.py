"""The reviewed vocabulary: consistent in itself, and complete for the corpus."""

from collections import Counter

import pytest

from policy_corpus.corpus import Corpus
from policy_corpus.facts import extract_figures, extract_tasks
from policy_corpus.vocabulary import Rewrites, Term, Terms, Vocabulary, load_vocabulary, unit_kinds


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.mark.parametrize("name", ["districts", "departments", "topics", "indicators"])
def test_no_form_belongs_to_two_terms(vocabulary: Vocabulary, name: str) -> None:
    claims = Counter(form for term in getattr(vocabulary, name) for form in set(term.forms()))
    assert [form for form, count in claims.items() if count > 1] == []


def test_the_longest_form_wins(vocabulary: Vocabulary) -> None:
    (found,) = vocabulary.departments.find("由自创区领导小组办公室负责")
    assert found.id == "zichuang-lingdaoxiaozu-bangongshi"


def test_an_expression_that_means_something_else_is_no_mention() -> None:
    terms = Terms([Term(id="city", name="市发改委", synonyms=("发改委",), not_in=("国家发改委",))])
    assert terms.find("国家发改委") == []
    assert [mention.id for mention in terms.find("发改委")] == ["city"]


@pytest.mark.parametrize(
    ("spoken", "unit"),
    [
        ("发改委", "市发展改革委"),
        ("食药监", "市食品药品监管局"),
        ("人社局", "市人社局"),
        ("经发局", "大连自贸片区（保税区）管委会经济发展局"),
    ],
)
def test_departments_by_their_spoken_names(vocabulary: Vocabulary, spoken: str, unit: str) -> None:
    department = vocabulary.departments.id_of(spoken)
    assert department
    assert vocabulary.departments.by_id[department].name == unit


def test_every_department_that_a_bracket_names_is_known(vocabulary: Vocabulary, corpus: Corpus) -> None:
    named = {unit for task in extract_tasks(corpus) if "：" in task.units_quote for unit in task.units.all()}
    assert {unit for unit in named if not vocabulary.departments.id_of(unit)} == set()


def test_every_figure_stands_in_a_known_district(vocabulary: Vocabulary, corpus: Corpus) -> None:
    districts = {figure.district for figure in extract_figures(corpus)}
    assert districts <= set(vocabulary.districts.by_id)


def test_rewriting_again_changes_nothing(vocabulary: Vocabulary) -> None:
    for spoken in vocabulary.rewrite_table:
        once = vocabulary.rewrites.apply(spoken)
        assert vocabulary.rewrites.apply(once) == once, spoken


def test_what_is_already_written_out_stays_as_it_is() -> None:
    rewrites = Rewrites({"公寓": "人才公寓"})
    assert rewrites.apply("人才公寓和公寓") == "人才公寓和人才公寓"


@pytest.mark.parametrize(
    ("wording", "indicator"),
    [
        ("累计新增高企", "hightech-new"),
        ("高企", "hightech-total"),
        ("每万人发明专利", "patents-per-10k"),
        ("R&D占GDP", "rnd-gdp"),
        ("占地区生产总值", None),
        ("技术市场交易额", "tech-market-volume"),
        ("技术合同成交额", "tech-contract-volume"),
    ],
)
def test_indicators_by_written_and_spoken_forms(vocabulary: Vocabulary, wording: str, indicator: str | None) -> None:
    found = [one.id for one, _ in vocabulary.indicators_in(wording)]
    assert found[:1] == ([indicator] if indicator else [])


def test_lineage_runs_from_a_place_to_the_city(vocabulary: Vocabulary) -> None:
    assert vocabulary.districts.lineage("gaoxin")[-1] == "city"


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("亿元", "money"),
        ("%", "ratio"),
        ("万平方米", "area"),
        ("万人", "people"),
        ("件", "patents"),
        ("家", "enterprises"),
    ],
)
def test_kinds_of_units(unit: str, kind: str) -> None:
    assert kind in unit_kinds(unit)
