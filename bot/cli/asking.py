"""`policy-assistant ask`."""

from rich.console import Console

from bot.chat import check_text
from bot.dates import read_date
from bot.logs import configure_logging
from bot.origin import Origin, coming_from
from bot.request import ChatRequest
from bot.settings import load_settings
from bot.starting import quick_start


def ask(question: str, as_of: str | None, conversation: str | None, as_json: bool) -> None:
    """Answer one question and print the reply, for people or as JSON."""
    settings = load_settings()
    configure_logging("debug" if settings.log_level == "debug" else "error")
    # Checked before the slow imports, so that a slip costs no waiting.
    request = ChatRequest(
        message=check_text(question, "问题"),
        conversation_id=conversation,
        as_of=read_date(as_of, "--as-of") if as_of is not None else None,
    )
    with quick_start():
        from bot.cli.opening import open_service
        from bot.cli.rendering import reply_view

        service = open_service(settings)
    with coming_from(Origin("cli")):
        reply = service.chat(request)
    console = Console()
    if as_json:
        print(reply.model_dump_json(by_alias=True, indent=2))  # noqa: T201
    else:
        console.print(reply_view(reply))
