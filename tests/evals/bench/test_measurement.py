from io import StringIO

from rich.console import Console

from evals.bench.measurement import Measurement, percentile, table


def test_ratio_needs_both_sides() -> None:
    both = Measurement(section="耗时", name="回答", unit="ms", ours=30.0, stock=20.0)
    assert both.ratio == 1.5
    assert both.model_copy(update={"stock": None}).ratio is None
    assert both.model_copy(update={"stock": 0.0}).ratio is None


def test_percentile_is_the_outside_scorers() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert (percentile(values, 0.5), percentile(values, 0.95), percentile([7.0], 0.95)) == (50.0, 95.0, 7.0)


def test_table_shows_what_is_missing_as_a_dash() -> None:
    screen = StringIO()
    rows = [Measurement(section="耗时", name="步骤 ground", unit="ms", ours=1.25)]
    Console(file=screen, width=120).print(table(rows))
    assert "1.25 毫秒" in screen.getvalue()
    assert "—" in screen.getvalue()
