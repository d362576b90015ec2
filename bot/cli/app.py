"""The commands and their options; what they do is imported only when one of them runs."""

from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.chinese import ChineseCommand, ChineseGroup

# Packages above this one, such as evals, add their commands under this entry point group.
PLUGINS = "policy_assistant.commands"

AsOf = Annotated[str | None, typer.Option(help="按哪一天回答，YYYY-MM-DD；默认今天", metavar="日期")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]

app = typer.Typer(
    cls=ChineseGroup,
    help="政策问答助手：问企业支持政策，得到附条款原文和有效期的回答。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(cls=ChineseCommand, help="启动网页和接口；第一次启动时建立索引")
def serve(
    host: Annotated[str | None, typer.Option(help="监听地址；默认 127.0.0.1", metavar="地址")] = None,
    port: Annotated[int | None, typer.Option(help="监听端口；默认 8000", metavar="端口", min=0, max=65535)] = None,
) -> None:
    from bot.cli.serving import serve

    serve(host, port)


@app.command(cls=ChineseCommand, help="问一个问题")
def ask(
    question: Annotated[str, typer.Argument(help="要问的事", metavar="问题")],
    as_of: AsOf = None,
    conversation: Annotated[str | None, typer.Option(help="接着这个对话追问", metavar="编号")] = None,
    as_json: AsJson = False,
) -> None:
    from bot.cli.asking import ask

    ask(question, as_of, conversation, as_json)


@app.command(cls=ChineseCommand, help="更新检索索引，并说明改动了多少")
def index(rebuild: Annotated[bool, typer.Option("--rebuild", help="全部重建，不用现有的索引")] = False) -> None:
    from bot.cli.indexing import index

    index(rebuild)


@app.command(cls=ChineseCommand, help="列出收录的文件和它们的有效期")
def documents(as_of: AsOf = None, as_json: AsJson = False) -> None:
    from bot.cli.listing import documents

    documents(as_of, as_json)


@app.command(cls=ChineseCommand, help="列出支持措施")
def measures(as_of: AsOf = None, as_json: AsJson = False) -> None:
    from bot.cli.measures import measures

    measures(as_of, as_json)


@app.command(cls=ChineseCommand, help="按企业情况判断每项支持措施：是否符合、给多少、还缺什么")
def eligibility(
    fact: Annotated[
        list[str] | None, typer.Option(help="一项企业情况，可写多次，例如 district=zimao", metavar="事实=值")
    ] = None,
    profile: Annotated[Path | None, typer.Option(help="企业情况的 JSON 文件", metavar="文件")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    from bot.cli.measures import eligibility

    eligibility(fact or [], profile, as_of, as_json)


@app.command(cls=ChineseCommand, help="列出到期的事：有效期、规划期、目标年度、支付年限和持续义务")
def deadlines(
    as_of: AsOf = None,
    within_days: Annotated[
        int | None, typer.Option(help="只列多少天以内到期的", metavar="天数", min=0, max=36_600)
    ] = None,
    document: Annotated[str | None, typer.Option(help="只列这份文件的", metavar="编号")] = None,
    unit: Annotated[str | None, typer.Option(help="只列这个单位的", metavar="单位")] = None,
    benefit_year: Annotated[
        int | None, typer.Option(help="首次享受政策的年度，年限从它起算", metavar="年份", min=1900, max=2199)
    ] = None,
    ics: Annotated[Path | None, typer.Option(help="写成日历文件（iCalendar）", metavar="文件")] = None,
    as_json: AsJson = False,
) -> None:
    from bot.cli.deadlines import deadlines

    deadlines(as_of, within_days, document, unit, benefit_year, ics, as_json)


@app.command(cls=ChineseCommand, help="在 Telegram 里回答；先设好 POLICY_ASSISTANT_TELEGRAM_TOKEN")
def telegram() -> None:
    from bot.cli.telegram import telegram

    telegram()


@app.command(cls=ChineseCommand, help="删除过了保存期的对话和审计记录，或一个指定的对话")
def purge(
    conversation: Annotated[str | None, typer.Option(help="只删这个对话", metavar="编号")] = None,
    days: Annotated[int | None, typer.Option(help="对话保存几天；默认按设置", metavar="天数", min=0)] = None,
    audit_days: Annotated[int | None, typer.Option(help="审计记录保存几天；默认按设置", metavar="天数", min=0)] = None,
) -> None:
    from bot.cli.purging import purge

    purge(conversation, days, audit_days)


keys = typer.Typer(cls=ChineseGroup, no_args_is_help=True, help="管理访问密钥")
app.add_typer(keys, name="key")


@keys.command("new", cls=ChineseCommand, help="生成一个访问密钥，并给出要写进设置的一行")
def new_key(
    role: Annotated[str, typer.Option(help="角色：public、staff 或 admin", metavar="角色")],
    name: Annotated[str | None, typer.Option(help="名称，记在审计记录里", metavar="名称")] = None,
) -> None:
    from bot.cli.keys import new

    new(role, name)


for _plugin in entry_points(group=PLUGINS):
    app.command(_plugin.name, cls=ChineseCommand)(_plugin.load())
