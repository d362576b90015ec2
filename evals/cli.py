"""`policy-assistant eval`: mounted by the command line through the entry point group `policy_assistant.commands`.

Heavy imports stay inside the functions, so that `--help` is quick.
"""

from pathlib import Path
from typing import Annotated

import typer

_FILE = "文件"
CasesOption = Annotated[
    list[Path] | None, typer.Option("--cases", metavar=_FILE, help="用例文件（JSON Lines），可写几个；不填用自带的")
]
# With it `--cases a.jsonl b.jsonl` works as people type it.
FilesArgument = Annotated[list[Path] | None, typer.Argument(metavar=_FILE, help="更多用例文件")]
UrlOption = Annotated[str | None, typer.Option(metavar="地址", help="评测这个地址的服务；不填在本进程内评测")]
JsonOption = Annotated[Path | None, typer.Option("--json", metavar=_FILE, help="把完整结果写成 JSON")]
MarkdownOption = Annotated[Path | None, typer.Option("--md", metavar=_FILE, help="把报告写成 Markdown")]
HtmlOption = Annotated[Path | None, typer.Option("--html", metavar=_FILE, help="把报告写成单个网页")]
CompareOption = Annotated[Path | None, typer.Option(metavar=_FILE, help="与这份旧结果（JSON）比较")]
FailsOption = Annotated[bool, typer.Option("--fails", help="逐条列出未通过的用例")]
GateOption = Annotated[bool, typer.Option("--gate", help="低于记录的门槛时以状态码 1 退出")]
JobsOption = Annotated[
    int | None, typer.Option(min=1, max=64, metavar="个数", help="同时提问的线程数；本进程内默认 1，地址默认 4")
]
ResumeOption = Annotated[bool, typer.Option("--resume", help="接着上次中断的评测继续（需 --json）")]
LlmOption = Annotated[
    bool, typer.Option("--llm", help="用与不用所配的语言模型各答一遍，比较通过率、引用、数字、耗时和词元")
]
LimitOption = Annotated[int | None, typer.Option(min=1, metavar="个数", help="只取这么多用例，均匀地取")]
ShowTestOption = Annotated[bool, typer.Option("--show-test", help="连封存的测试集的失败也展示")]


def evaluate(
    files: FilesArgument = None,
    cases: CasesOption = None,
    url: UrlOption = None,
    json_out: JsonOption = None,
    markdown_out: MarkdownOption = None,
    html_out: HtmlOption = None,
    compare: CompareOption = None,
    fails: FailsOption = False,
    gate: GateOption = False,
    jobs: JobsOption = None,
    resume: ResumeOption = False,
    show_test: ShowTestOption = False,
    llm: LlmOption = False,
    limit: LimitOption = None,
) -> None:
    """用带标准答案的问题评测助手：通过率、拒答、引用和数字依据。"""
    from evals.command import Options, carry_out

    options = Options(
        cases=[*(cases or []), *(files or [])],
        url=url,
        json_out=json_out,
        markdown_out=markdown_out,
        html_out=html_out,
        compare=compare,
        fails=fails,
        gate=gate,
        jobs=jobs,
        resume=resume,
        show_test=show_test,
        llm=llm,
        limit=limit,
    )
    raise typer.Exit(carry_out(options))
