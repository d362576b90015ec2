import numpy as np
import pytest
from pydantic import ValidationError

from retrieval.fusion import FusionWeights, dense_share, fuse, fusion_weights, lexical_share
from retrieval.passages import FIELDS


def _weights(dense: float) -> FusionWeights:
    return fusion_weights().model_copy(update={"dense": dense})


def test_the_reviewed_weights_name_the_fields_there_are() -> None:
    assert set(fusion_weights().fields) == set(FIELDS)


def test_unknown_weights_are_refused() -> None:
    with pytest.raises(ValidationError):
        FusionWeights.model_validate(fusion_weights().model_dump() | {"sparse": 0.3})


def test_lexical_scores_are_shares_of_the_best() -> None:
    assert lexical_share(np.asarray([0, 2, 8], dtype=np.float32)).tolist() == [0, 0.25, 1]
    assert lexical_share(np.zeros(3, dtype=np.float32)).tolist() == [0, 0, 0]


def test_cosines_far_below_the_best_count_nothing() -> None:
    shares = dense_share(np.asarray([0.9, 0.875, 0.7], dtype=np.float32), 0.05)
    assert shares == pytest.approx([1, 0.5, 0], abs=1e-5)


def test_fused_scores_stay_between_0_and_1() -> None:
    lexical = np.asarray([9, 0, 3], dtype=np.float32)
    dense = np.asarray([0.9, 0.8, 0.89], dtype=np.float32)
    fused = fuse(lexical, dense, _weights(0.4))
    assert fused[0] == pytest.approx(1)
    assert fused.min() >= 0
    assert fuse(lexical, dense, _weights(0))[2] == pytest.approx(1 / 3)
    assert fuse(lexical, dense, _weights(1))[2] == pytest.approx(0.8, abs=1e-5)
