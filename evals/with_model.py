"""`policy-assistant eval --llm`: every question answered with and without the configured language model."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table

from bot.grounding.reading import read
from bot.llm.meter import Tally
from evals.case import Case
from evals.runner import judge_exchange
from evals.targets import Exchange, Target

_SHOWN = 10  # ids of differing cases that are named


class Comparison(BaseModel):
    """What the model changed, and what it cost; times in milliseconds, `calls` being those of the endpoint."""

    model_config = ConfigDict(frozen=True)

    cases: int
    passed_without: int
    passed_with: int
    other_status: list[str]
    other_citations: list[str]
    other_figures: list[str]
    reworded: int
    p50_without_ms: float
    p50_with_ms: float
    p95_with_ms: float
    calls: int
    call_p50_ms: float
    counts: dict[str, int]

    @property
    def faithful(self) -> bool:
        """Whether status, citations and figures are the same everywhere."""
        return not (self.other_status or self.other_citations or self.other_figures)

    @property
    def rejected(self) -> int:
        """Sentences that the gate stopped."""
        return sum(count for name, count in self.counts.items() if name.startswith("rejected:"))

    @property
    def fell_back(self) -> int:
        """Steps that the rules did in the model's place."""
        return sum(count for name, count in self.counts.items() if name.startswith("fallback:"))


def compare_with_model(cases: Iterable[Case], without: Target, with_: Target, tally: Tally) -> Comparison:
    """Ask both targets every case; `tally` is what the second one's model counts."""
    pairs = [(case, without.ask(case), with_.ask(case)) for case in cases]
    times = sorted(told.latency_ms for _, _, told in pairs)
    return Comparison(
        cases=len(pairs),
        passed_without=sum(judge_exchange(case, plain).passed for case, plain, _ in pairs),
        passed_with=sum(judge_exchange(case, told).passed for case, _, told in pairs),
        other_status=_differing(pairs, lambda reply: reply.get("status")),
        other_citations=_differing(pairs, lambda reply: reply.get("citations")),
        other_figures=_differing(pairs, figures_of),
        reworded=len(_differing(pairs, lambda reply: reply.get("answer"))),
        p50_without_ms=statistics.median(plain.latency_ms for _, plain, _ in pairs),
        p50_with_ms=statistics.median(times),
        p95_with_ms=times[int(0.95 * (len(times) - 1))],
        calls=len(tally.seconds),
        call_p50_ms=statistics.median(tally.seconds) * 1e3 if tally.seconds else 0.0,
        counts=dict(sorted(tally.counts.items())),
    )


def figures_of(reply: dict[str, Any]) -> Counter[tuple[str, str, str]]:
    """Figures, names and marks of an answer, and what its measures come to."""
    said = Counter((m.kind, m.value, m.unit) for m in read(str(reply.get("answer", ""))).mentions)
    for measure in reply.get("measures") or []:
        said[("measure", str(measure.get("measure_id")), str(measure.get("amount")))] += 1
    return said


def _differing(pairs: Sequence[tuple[Case, Exchange, Exchange]], part: Callable[[dict[str, Any]], object]) -> list[str]:
    return [case.id for case, plain, told in pairs if part(_last(plain)) != part(_last(told))]


def _last(exchange: Exchange) -> dict[str, Any]:
    return exchange.replies[-1] if exchange.replies and not exchange.error else {"status": exchange.error}


def print_comparison(found: Comparison, console: Console) -> None:
    """The comparison as a table, and the cases that differ by id."""
    table = Table("指标", "不用模型", "用模型")
    table.add_row("通过", f"{found.passed_without}/{found.cases}", f"{found.passed_with}/{found.cases}")
    table.add_row("耗时中位数（毫秒）", f"{found.p50_without_ms:.0f}", f"{found.p50_with_ms:.0f}")
    for name, value in _particulars(found):
        table.add_row(name, "", value)
    console.print(table)
    for what, ids in (("状态", found.other_status), ("引用", found.other_citations), ("数字", found.other_figures)):
        if ids:
            console.print(f"{what}不同的用例：{'、'.join(ids[:_SHOWN])}{'……' if len(ids) > _SHOWN else ''}")


def _particulars(found: Comparison) -> list[tuple[str, str]]:
    return [
        ("引用相同", f"{found.cases - len(found.other_citations)}/{found.cases}"),
        ("数字相同", f"{found.cases - len(found.other_figures)}/{found.cases}"),
        ("状态相同", f"{found.cases - len(found.other_status)}/{found.cases}"),
        ("措辞有改动的回答", str(found.reworded)),
        ("采用的改写", str(found.counts.get("accepted", 0))),
        ("核对时拦下的改写", str(found.rejected)),
        ("改由规则完成的步骤", str(found.fell_back)),
        ("调用次数", str(found.calls)),
        ("调用耗时中位数（毫秒）", f"{found.call_p50_ms:.0f}"),
        ("最慢百分之五的回答（毫秒）", f"{found.p95_with_ms:.0f}"),
        ("提示和回答的词元数", f"{found.counts.get('prompt_tokens', 0)} + {found.counts.get('reply_tokens', 0)}"),
    ]
