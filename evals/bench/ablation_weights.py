"""The variants of an ablation: today's weights with one, or one pair, set to zero."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from retrieval.evidence import ranking_weights
from retrieval.fusion import FusionWeights, fusion_weights

_PAIRS = {"document": "other_document", "district": "other_district", "year": "other_year"}


@dataclass(frozen=True)
class Variant:
    """A row of the table: which part, what is left out, and the weights that remain."""

    section: str
    name: str
    ranking: Mapping[str, Any]
    fusion: FusionWeights


def as_they_are() -> Variant:
    """Today's weights."""
    return Variant("现用", "全部权重", ranking_weights(), fusion_weights())


def variants() -> Iterator[Variant]:
    """Each weight of `ranking.yaml` and of `fusion.yaml` in turn, then reward and penalty of a facet together."""
    ranking, fusion = ranking_weights(), fusion_weights()
    for name in ranking["fields"]:
        yield Variant("ranking.yaml 字段", f"fields.{name}", _without(ranking, name, "fields"), fusion)
    for name in [key for key in ranking if key != "fields"]:
        yield Variant("ranking.yaml", name, _without(ranking, name), fusion)
    for name, other in _PAIRS.items():
        yield Variant("成对", f"{name}、{other}", _without(_without(ranking, name), other), fusion)
    for name in fusion.fields:
        others = {field: weight for field, weight in fusion.fields.items() if field != name}
        yield Variant("fusion.yaml", f"fields.{name}", ranking, fusion.model_copy(update={"fields": others}))
    for name in ("near", "dense"):
        yield Variant("fusion.yaml", name, ranking, fusion.model_copy(update={name: 0.0}))
    yield Variant("fusion.yaml", "1 - dense（词面）", ranking, fusion.model_copy(update={"dense": 1.0}))


def _without(ranking: Mapping[str, Any], name: str, group: str | None = None) -> dict[str, Any]:
    left = deepcopy(dict(ranking))
    (left[group] if group else left)[name] = 0.0
    return left
