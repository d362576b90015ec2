"""How long answers took, as an inline SVG histogram."""

import math
from collections.abc import Sequence

from evals.report.markup import Html, element

_WIDTH, _HEIGHT, _MARGIN = 640, 200, 28
_BINS = 32


def latency_histogram(latencies_ms: Sequence[float], p50_ms: float, p95_ms: float) -> Html:
    """Bars over milliseconds; the last bar holds everything slower than the axis shows."""
    top = _nice_top(p95_ms)
    counts = bin_counts(latencies_ms, top)
    return element(
        "svg",
        element("title", f"每答耗时分布：中位数 {p50_ms:.1f} 毫秒，95 分位 {p95_ms:.1f} 毫秒"),
        *(_bar(place, count, max(counts)) for place, count in enumerate(counts)),
        _mark(p50_ms / top, "中位数"),
        _mark(p95_ms / top, "95 分位"),
        *(_tick(share, top) for share in (0.0, 0.25, 0.5, 0.75, 1.0)),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        class_="histogram",
    )


def bin_counts(latencies_ms: Sequence[float], top_ms: float) -> list[int]:
    """How many latencies fall into each of the equal bins below `top_ms`, and into the open last one."""
    counts = [0] * _BINS
    for value in latencies_ms:
        counts[min(int(value / top_ms * _BINS), _BINS - 1)] += 1
    return counts


def _nice_top(p95_ms: float) -> float:
    wanted = max(1.3 * p95_ms, 1.0)
    step = 10.0 ** math.floor(math.log10(wanted))
    return math.ceil(wanted / step) * step


def _bar(place: int, count: int, highest: int) -> Html:
    width = (_WIDTH - 2 * _MARGIN) / _BINS
    height = (_HEIGHT - 2 * _MARGIN) * count / max(highest, 1)
    return element(
        "rect",
        element("title", f"{count} 条"),
        x=round(_MARGIN + place * width, 2),
        y=round(_HEIGHT - _MARGIN - height, 2),
        width=round(width - 1, 2),
        height=round(height, 2),
    )


def _mark(share: float, name: str) -> Html:
    x = round(_MARGIN + share * (_WIDTH - 2 * _MARGIN), 2)
    line = element("line", x1=x, x2=x, y1=_MARGIN, y2=_HEIGHT - _MARGIN)
    return element("g", line, element("text", name, x=x + 3, y=_MARGIN - 8))


def _tick(share: float, top_ms: float) -> Html:
    x = round(_MARGIN + share * (_WIDTH - 2 * _MARGIN), 2)
    return element("text", f"{share * top_ms:g} 毫秒", x=x, y=_HEIGHT - 8, text_anchor="middle")
