from evals.bench.ablation_weights import as_they_are, variants
from retrieval.evidence import ranking_weights
from retrieval.fusion import fusion_weights


def test_every_weight_of_both_files_is_left_out_once() -> None:
    names = [variant.name for variant in variants() if variant.section != "成对"]
    ranking, fusion = ranking_weights(), fusion_weights()
    scalars = [name for name in ranking if name != "fields"]
    expected = [f"fields.{name}" for name in ranking["fields"]] + scalars
    expected += [f"fields.{name}" for name in fusion.fields] + ["near", "dense", "1 - dense（词面）"]
    assert names == expected


def test_a_variant_changes_its_weight_only_and_leaves_the_real_ones_alone() -> None:
    before = as_they_are()
    year = next(variant for variant in variants() if variant.name == "year")
    assert year.ranking == {**before.ranking, "year": 0.0}
    assert year.fusion == before.fusion
    assert as_they_are().ranking["year"] != 0


def test_reward_and_penalty_of_a_facet_are_left_out_together() -> None:
    pair = next(variant for variant in variants() if variant.name == "year、other_year")
    assert pair.ranking["year"] == pair.ranking["other_year"] == 0
