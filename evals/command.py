"""What `policy-assistant eval` does: open the target, ask, judge, report, gate."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track

from bot.settings import load_settings
from evals.case import Case, bundled_files, load_cases
from evals.gate import Gate, load_gate
from evals.journal import Journal
from evals.record import EarlierRun, Run, load_earlier, save_run
from evals.report.compare import compare
from evals.report.markdown import markdown_report
from evals.report.page import html_report
from evals.report.terminal import print_report
from evals.report.view import View
from evals.runner import progress_bar, run_cases
from evals.targets import AssistantTarget, Target, UrlTarget
from evals.text import squash
from policy_corpus.errors import InputError

BELOW_THE_GATE = 1
SEALED_PART = "test"
_THREADS_FOR_A_URL = 4
_NOT_WITH_A_MODEL = {
    "markdown_out": "--md",
    "html_out": "--html",
    "compare": "--compare",
    "fails": "--fails",
    "gate": "--gate",
    "jobs": "--jobs",
    "resume": "--resume",
}  # what asks for more than the comparison


@dataclass(frozen=True, kw_only=True)
class Options:
    """The command line's options, as given."""

    cases: Sequence[Path] = ()
    url: str | None = None
    json_out: Path | None = None
    markdown_out: Path | None = None
    html_out: Path | None = None
    compare: Path | None = None
    fails: bool = False
    gate: bool = False
    jobs: int | None = None
    resume: bool = False
    show_test: bool = False
    llm: bool = False
    limit: int | None = None


def carry_out(options: Options, target: Target | None = None) -> int:
    """Evaluate and report; the process's exit code. `target` stands in for the one that the options name."""
    # Everything that can be refused is read before the run, not found out after it.
    earlier = load_earlier(options.compare) if options.compare else None
    gate = load_gate() if options.gate else None
    cases = _cases(options)
    _check_options(options)
    console = Console()
    if options.llm:
        return _with_and_without(cases, options, console)
    target = target or _open_target(options)
    journal = _journal(options, target)
    run = _run(cases, target, options, journal, console)
    view = _view(run, earlier, options)
    print_report(view, console, fails=options.fails)
    _write(view, options)
    if journal:
        journal.close()
    return _gate(gate, run, console) if gate else 0


def _cases(options: Options) -> list[Case]:
    files = options.cases or bundled_files()
    cases = load_cases(files)
    if not cases:
        raise InputError("没有用例可评测：请用 --cases 指定 JSON Lines 文件。", field="cases")
    wanted = min(options.limit or len(cases), len(cases))
    return [cases[place * len(cases) // wanted] for place in range(wanted)]


def _check_options(options: Options) -> None:
    if options.llm and (useless := [name for name in _NOT_WITH_A_MODEL if getattr(options, name)]):
        named = "、".join(_NOT_WITH_A_MODEL[name] for name in useless)
        raise InputError(f"--llm 只比较两遍回答，不能与 {named} 一起用；结果可用 --json 保存。", field=useless[0])
    if options.resume and not options.json_out:
        raise InputError("--resume 要与 --json 一起用：中断时的回答存在那个文件旁边。", field="resume")
    for path in (options.json_out, options.markdown_out, options.html_out):
        if path and not path.absolute().parent.is_dir():
            raise InputError(f"{path}：所在的文件夹不存在，请先建好。", field="out")


def _open_target(options: Options) -> Target:
    if options.url:
        return UrlTarget(options.url)
    from bot.assistant import Assistant
    from bot.cli.progress import progress_bars

    with progress_bars() as bars:
        return AssistantTarget(Assistant.open(load_settings(), bars))


def _with_and_without(cases: list[Case], options: Options, console: Console) -> int:
    settings = load_settings()
    if not settings.llm_base_url or options.url:
        raise InputError("--llm 要在本进程内评测，并先填好 POLICY_ASSISTANT_LLM_BASE_URL 和 _MODEL。", field="llm")
    from bot.assistant import Assistant
    from bot.cli.progress import progress_bars
    from bot.llm.meter import Tally
    from evals.with_model import compare_with_model, print_comparison

    tally = Tally()
    with progress_bars() as bars:
        modelled = Assistant.open(settings, bars, tally)
    plain = AssistantTarget(Assistant(modelled.kit, settings))
    found = compare_with_model(track(cases, "评测", console=console), plain, AssistantTarget(modelled), tally)
    print_comparison(found, console)
    if options.json_out:
        options.json_out.write_text(found.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return 0 if found.faithful else BELOW_THE_GATE


def _journal(options: Options, target: Target) -> Journal | None:
    out = options.json_out
    return Journal(out.with_name(f"{out.name}.partial"), target.name, options.resume) if out else None


def _run(cases: list[Case], target: Target, options: Options, journal: Journal | None, console: Console) -> Run:
    jobs = options.jobs or (_THREADS_FOR_A_URL if options.url else 1)
    try:
        with progress_bar(len(cases), console) as advance:
            return run_cases(cases, target, jobs=jobs, sources=_sources(), journal=journal, advance=advance)
    except KeyboardInterrupt:
        if journal:
            console.print("已中断；加上 --resume 再运行同一条命令，就从这里继续。")
        raise


def _sources() -> str:
    from policy_corpus.corpus import load_corpus

    corpus = load_corpus(load_settings().documents_dir)
    return squash("".join(parsed.source_text for parsed in corpus.documents.values()))


def _view(run: Run, earlier: EarlierRun | None, options: Options) -> View:
    sealed = frozenset[str]() if options.show_test else _sealed_ids(options.cases)
    return View(run=run, comparison=compare(run, earlier) if earlier else None, sealed=sealed)


def _sealed_ids(named: Sequence[Path]) -> frozenset[str]:
    """Only the bundled test part is sealed, however it is named: an outside team reads all of its own failures."""
    bundled = {path.resolve() for path in bundled_files()}
    files = [path for path in named or bundled_files() if path.resolve() in bundled]
    return frozenset(case.id for case in load_cases(files) if case.part == SEALED_PART)


def _write(view: View, options: Options) -> None:
    if options.json_out:
        save_run(view.run, options.json_out)
    if options.markdown_out:
        options.markdown_out.write_text(markdown_report(view), encoding="utf-8")
    if options.html_out:
        options.html_out.write_text(html_report(view), encoding="utf-8")


def _gate(gate: Gate, run: Run, console: Console) -> int:
    shortfalls = gate.shortfalls(run)
    for shortfall in shortfalls:
        console.print(f"低于门槛：{shortfall}", style="red", markup=False)
    return BELOW_THE_GATE if shortfalls else 0
