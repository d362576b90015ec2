"""`policy-assistant index`."""

from bot.cli.console import stderr
from bot.cli.progress import progress_bars
from bot.logs import configure_logging
from bot.opening import bring_index_up_to_date
from bot.settings import load_settings
from policy_corpus.corpus import load_corpus


def index(rebuild: bool) -> None:
    """Bring the index up to date, or build it anew, and print what changed."""
    settings = load_settings()
    configure_logging("debug" if settings.log_level == "debug" else "error")
    with progress_bars() as bars:
        report = bring_index_up_to_date(load_corpus(settings.documents_dir), settings, bars, rebuild=rebuild)
    print(  # noqa: T201
        f"新增 {report.added} 段，改动 {report.changed} 段，删除 {report.removed} 段，未变 {report.unchanged} 段；"
        f"用时 {report.seconds:.1f} 秒。"
    )
    if not report.written:
        stderr.print("索引已是最新，没有改动。")
