"""`policy-assistant deadlines`."""

from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.cli.console import stderr
from bot.cli.rendering import validity_badge
from bot.dates import read_date, today
from bot.deadlines import KINDS, DeadlineList, DeadlineView, Wanted, as_calendar, choose
from bot.settings import load_settings
from policy_corpus.corpus import load_corpus
from policy_corpus.deadlines import deadlines as find_deadlines
from policy_corpus.errors import InputError, NotFoundError
from policy_corpus.facts import FactBook
from policy_corpus.measures.catalogue import load_measures

_SOON = 90  # days ahead that are pointed out


def deadlines(
    as_of: str | None,
    within_days: int | None,
    document: str | None,
    unit: str | None,
    benefit_year: int | None,
    ics: Path | None,
    as_json: bool,
) -> None:
    """Print what ends or falls due, or write it as a calendar."""
    settings = load_settings()
    day = read_date(as_of, "--as-of") if as_of is not None else today(settings.timezone)
    corpus = load_corpus(settings.documents_dir)
    if document is not None and document not in corpus.documents:
        raise NotFoundError(
            f"没有编号为 {document[:100]} 的文件；编号见 policy-assistant documents。", field="document"
        )
    found = find_deadlines(corpus, FactBook.of(corpus), load_measures(corpus))
    chosen = choose(found, corpus, Wanted(day, within_days, document, unit, benefit_year))
    if ics is not None:
        _write(ics, chosen)
    elif as_json:
        print(chosen.model_dump_json(by_alias=True, indent=2))  # noqa: T201
    else:
        _print(chosen)


def _write(path: Path, chosen: DeadlineList) -> None:
    try:
        # The format prescribes its line ends, whatever the system's are.
        path.write_text(as_calendar(chosen), encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"日历文件 {path} 写不了（{error.strerror}）：请换一个位置。", field="ics") from None
    stderr.print(f"已写入 {path}：{len(chosen.deadlines)} 项。", markup=False)


def _print(chosen: DeadlineList) -> None:
    console = Console()
    console.print(f"按 {chosen.as_of} 计算；有效期和规划期的最后一天都不是申报截止日")
    for view in chosen.deadlines:
        console.print(_as_text(view))
    if not chosen.deadlines:
        console.print("\n这段时间里没有到期的。")
    if chosen.undated and chosen.within_days is not None:
        console.print(f"\n另有 {len(chosen.undated)} 项没有统一的日期；不加 --within-days 就列出。")
    elif chosen.undated:
        console.print("\n没有统一的日期；写明年数的，可用 --benefit-year 按享受政策的年度算出：")
        for view in chosen.undated:
            console.print(_as_text(view))


def _as_text(view: DeadlineView) -> Text:
    text = Text("\n").append(f"{view.on or '无日期'}", style="bold").append(_say_days(view), style=_colour(view))
    text.append(f"  {KINDS[view.kind]}  {view.title}", style="not bold default")
    source = f"《{view.document.title}》{view.label or ''}"
    for name, value in {"说明": view.note, "单位": "、".join(view.units), "依据": source}.items():
        if value:
            text.append(f"\n    {name}：{value}", style="default not bold")
    return text.append("  ").append_text(validity_badge(view.validity))


def _say_days(view: DeadlineView) -> str:
    if view.days_left is None:
        return ""
    if view.days_left < 0:
        return "（已过）"
    return f"（还有 {view.days_left} 天）" if view.days_left else "（就是当天）"


def _colour(view: DeadlineView) -> str:
    if view.days_left is None or view.days_left > _SOON:
        return "default"
    return "dim" if view.days_left < 0 else "yellow"
