"""What the measurements share: the assistant, the questions, the baseline; each opened when first needed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.assistant import Assistant
from bot.cli.progress import progress_bars
from bot.settings import Settings
from evals.bench.spans import Question, Sources, located
from evals.bench.stock import StockSearch, kept_stock
from evals.case import bundled_files, load_cases
from policy_corpus.corpus import Corpus, load_corpus


@dataclass(frozen=True)
class Bench:
    """One run of the bench; `limit` bounds the number of questions asked in the timed parts."""

    settings: Settings
    console: Console
    limit: int

    @cached_property
    def corpus(self) -> Corpus:
        """The documents."""
        return load_corpus(self.settings.documents_dir)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Source texts by document id."""
        return {name: parsed.source_text for name, parsed in self.corpus.documents.items()}

    @cached_property
    def sources(self) -> Sources:
        """Where quotes are looked up."""
        return Sources({name: p.document.title for name, p in self.corpus.documents.items()}, self.texts)

    @cached_property
    def questions(self) -> list[Question]:
        """The bundled single-turn questions whose gold quotes stand in the sources."""
        return located(load_cases(bundled_files()), self.sources)

    @cached_property
    def messages(self) -> list[str]:
        """Distinct questions for the timed parts, taken evenly from the whole list."""
        distinct = list(dict.fromkeys(question.case.turns[0] for question in self.questions))
        return distinct[:: max(1, len(distinct) // self.limit)][: self.limit]

    @cached_property
    def assistant(self) -> Assistant:
        """The assistant, its index brought up to date."""
        with progress_bars() as bars:
            return Assistant.open(self.settings, bars)

    def close(self) -> None:
        """Release the assistant's index, where it was opened."""
        if "assistant" in self.__dict__:
            self.assistant.kit.retriever.close()

    @property
    def stock_folder(self) -> Path:
        """Where the baseline's index is kept between runs."""
        return self.settings.data_dir / "bench" / "stock"

    @cached_property
    def stock(self) -> StockSearch:
        """The baseline, built at first use and kept."""
        with counter("建立基线索引", self.console) as progress:
            return kept_stock(self.texts, self.stock_folder, progress)


@contextmanager
def counter(title: str, console: Console) -> Iterator[Callable[[int, int], None]]:
    """A progress bar, moved by calling what it yields with (done, all); silent where the console is no terminal."""
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
