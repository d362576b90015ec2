from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from policy_corpus.corpus import Corpus
from policy_corpus.errors import CorpusError
from policy_corpus.measures.catalogue import CATALOGUE, benefit_facts, leaves, load_measures
from policy_corpus.measures.coverage import evidence_in
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Fixed, Measure, PerItem, Rate, SharedTiers, Terms, Tiered
from policy_corpus.measures.money import find_money, render_yuan
from policy_corpus.model import Evidence


def test_every_quote_stands_in_its_clause_character_for_character(
    corpus: Corpus, measures: tuple[Measure, ...]
) -> None:
    for measure in measures:
        for evidence in evidence_in(measure):
            assert evidence.clause_id is not None
            assert evidence.quote in corpus.clauses[evidence.clause_id].text


def test_every_quote_belongs_to_the_measures_own_document(corpus: Corpus, measures: tuple[Measure, ...]) -> None:
    for measure in measures:
        documents = {corpus.clauses[e.clause_id].document_id for e in evidence_in(measure) if e.clause_id}
        assert documents == {measure.document_id}


def sums_with_evidence(benefit: Terms) -> Iterator[tuple[Decimal, Evidence]]:
    match benefit:
        case Fixed(amount=amount):
            yield amount, benefit.evidence
        case Tiered(tiers=tiers) | SharedTiers(tiers=tiers):
            yield from ((amount, benefit.evidence) for amount in tiers.values())
        case Rate(caps=caps):
            yield from ((cap.amount, cap.evidence) for cap in caps)
        case PerItem(each=each, total=total):
            yield each, benefit.evidence
            if total:
                yield total.cap, total.evidence


def test_every_sum_is_written_in_its_quote(measures: tuple[Measure, ...]) -> None:
    for measure in measures:
        for amount, evidence in sums_with_evidence(measure.benefit):
            quoted = [money.yuan for money in find_money(evidence.quote)]
            assert amount in quoted, f"{measure.id}: {render_yuan(amount)}"


def test_tiers_follow_the_order_of_the_sums_in_their_quote(measures: tuple[Measure, ...]) -> None:
    for measure in measures:
        if isinstance(measure.benefit, Tiered | SharedTiers):
            quoted = [money.yuan for money in find_money(measure.benefit.evidence.quote)]
            assert list(dict.fromkeys(measure.benefit.tiers.values())) == quoted, measure.id


def test_every_rate_is_written_in_its_quote(measures: tuple[Measure, ...]) -> None:
    for measure in measures:
        if isinstance(measure.benefit, Rate):
            assert f"{measure.benefit.rate * 100:.0f}%" in measure.benefit.evidence.quote.replace("％", "%")


@pytest.mark.parametrize("word", ["最高", "不超过"])
def test_a_quote_that_only_sets_a_ceiling_is_marked_as_one(measures: tuple[Measure, ...], word: str) -> None:
    for measure in measures:
        if isinstance(measure.benefit, Fixed | Tiered | SharedTiers) and word in measure.benefit.evidence.quote:
            assert measure.benefit.ceiling_word, measure.id


def test_ceiling_words_are_the_documents_own(measures: tuple[Measure, ...]) -> None:
    for measure in measures:
        word = getattr(measure.benefit, "ceiling_word", None)
        assert word is None or word in measure.benefit.evidence.quote


def test_assessment_is_quoted_wherever_the_clause_asks_for_it_before_the_sum(measures: tuple[Measure, ...]) -> None:
    assessed = {measure.id for measure in measures if measure.assessment}
    quoting = {m.id for m in measures if any("综合评估" in e.quote or "择优" in e.quote for e in evidence_in(m))}
    assert quoting <= assessed


def test_all_of_the_zone_scheme_carries_its_ten_year_obligation(measures: tuple[Measure, ...]) -> None:
    for measure in measures:
        if measure.document_id == "zimao-2021":
            assert any("持续经营10年以上" in duty.evidence.quote for duty in measure.obligations)
            assert measure.administered_by is not None


def test_each_fact_is_asked_for_by_some_measure(measures: tuple[Measure, ...]) -> None:
    used = {leaf.fact for m in measures for leaf in (m.scope, *leaves(m.conditions))}
    used |= {name for measure in measures for name in benefit_facts(measure)}
    facts = load_facts()
    parts = {part for name in used for part in facts[name].difference or ()}
    assert set(facts) - used - parts == set()


def catalogue_with(tmp_path: Path, old: str, new: str) -> Path:
    text = (CATALOGUE / "zimao-2021.yaml").read_text("utf-8")
    assert old in text
    (tmp_path / "zimao-2021.yaml").write_text(text.replace(old, new), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("最高给予1000万元补助}", "最高给予2000万元补助}", "没有条款包含引文"),
        ("quote: 给予最高5000万元奖励}", "quote: 大连自贸片区}", "个条款包含引文"),
        ("fact: offsite_incubator", "fact: moon_base", "moon_base"),
        ("among: [hydrogen_key]", "among: [moon_rocket]", "moon_rocket"),
        ("amount: 1亿元", "amount: 很多钱", "zimao-hydrogen-project"),
        ("amount: 1亿元", "sum: 1亿元", "zimao-hydrogen-project"),
        ("id: zimao-standard", "id: zimao-listing", "重复"),
        ("document: zimao-2021", "paper: zimao-2021", "document"),
    ],
)
def test_a_catalogue_that_its_document_does_not_bear_out_is_refused(
    corpus: Corpus, tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    with pytest.raises(CorpusError, match=complaint):
        load_measures(corpus, catalogue_with(tmp_path, old, new))


def test_measures_of_a_document_that_is_not_there_are_left_out(corpus: Corpus, tmp_path: Path) -> None:
    assert load_measures(corpus, catalogue_with(tmp_path, "document: zimao-2021", "document: nowhere")) == ()
