"""The application: routes, problems, limits and documentation around one chat service."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from anyio import create_task_group
from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI

from bot.api import middleware, openapi, problems
from bot.api.dependencies import PolicySource
from bot.api.routes import audit, chat, completions, deadlines, documents, feedback, health, measures, pages
from bot.chat import ChatService
from bot.metrics import Metrics
from bot.retention import purge_daily
from bot.settings import Settings
from bot.web import mount as mount_page

TAGS = [
    {"name": "问答", "description": "一问一答，可以追问"},
    {"name": "OpenAI 兼容接口", "description": "给现成的聊天客户端用"},
    {"name": "支持措施", "description": "措施目录，和按企业情况的判断"},
    {"name": "期限", "description": "什么时候到期，和日历文件"},
    {"name": "文件和条款", "description": "收录的文件、逐条的原文和检索"},
    {"name": "运行状态", "description": "给监控程序看"},
]


def create_app(service: ChatService[PolicySource], settings: Settings | None = None) -> FastAPI:
    """The HTTP application for `service`."""
    settings = settings or Settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # Answering is bound by the processor: more threads than `workers` would only make everybody wait longer.
        current_default_thread_limiter().total_tokens = settings.workers
        async with create_task_group() as background:
            keep = (settings.retention_days, settings.audit_retention_days)
            background.start_soon(purge_daily, service.store, *keep)
            async with _telegram(app):
                yield
            background.cancel_scope.cancel()

    app = FastAPI(
        title="政策问答助手",
        description=openapi.DESCRIPTION,
        version=version("policy-assistant"),
        openapi_tags=TAGS,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.service = service
    app.state.settings = settings
    for module in (chat, completions, feedback, measures, deadlines, documents, health, audit, pages):
        app.include_router(module.router)
    if settings.telegram_by_webhook:
        from bot.api.routes import telegram

        app.include_router(telegram.router)
    mount_page(app)
    problems.install(app)
    openapi.install(app)
    service.clerk.metrics = service.clerk.metrics or Metrics()
    middleware.install(app, settings, service.clerk.metrics)
    return app


@asynccontextmanager
async def _telegram(app: FastAPI) -> AsyncIterator[None]:
    """Run the Telegram bot beside the API, where it is fed by the webhook."""
    settings: Settings = app.state.settings
    if not settings.telegram_by_webhook:
        yield
        return
    from bot.telegram.webhook import serving

    async with serving(app.state.service, settings) as bot:
        app.state.telegram = bot
        yield
