"""`policy-assistant index`."""

from bot.cli.console import stderr
from bot.cli.opening import index_progress
from bot.logs import configure_logging
from bot.settings import load_settings
from bot.understanding.openings import Openings
from bot.understanding.prototypes import Prototypes
from policy_corpus.corpus import load_corpus
from retrieval.build import build_index
from retrieval.encoder import E5Encoder


def index(rebuild: bool) -> None:
    """Bring the index up to date, or build it anew, and print what changed."""
    settings = load_settings()
    configure_logging("debug" if settings.log_level == "debug" else "error")
    with index_progress() as step:
        report = build_index(load_corpus(settings.documents_dir), settings.index_dir, rebuild=rebuild, progress=step)
    encoder = E5Encoder()
    for examples in (Prototypes, Openings):
        examples.open(encoder, settings.index_dir)  # so that the first start afterwards is a warm one
    print(  # noqa: T201
        f"新增 {report.added} 段，改动 {report.changed} 段，删除 {report.removed} 段，未变 {report.unchanged} 段；"
        f"用时 {report.seconds:.1f} 秒。"
    )
    if not report.written:
        stderr.print("索引已是最新，没有改动。")
