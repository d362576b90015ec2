from evals.report.histogram import bin_counts, latency_histogram


def test_every_latency_falls_into_a_bar() -> None:
    values = [0.0, 1.0, 5.0, 99.9, 100.0, 5000.0]
    assert sum(bin_counts(values, 100.0)) == len(values)


def test_slow_outliers_share_the_last_bar() -> None:
    assert bin_counts([200.0, 9000.0], 100.0)[-1] == 2


def test_plot_without_answers_is_still_a_plot() -> None:
    assert latency_histogram([], 0.0, 0.0).startswith("<svg")


def test_plot_marks_median_and_tail() -> None:
    plot = latency_histogram([10.0, 20.0, 30.0], 20.0, 30.0)
    assert "中位数" in plot
    assert "95 分位" in plot
