"""The application: routes, problems, limits and documentation around one chat service."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from bot.api import openapi, problems
from bot.api.dependencies import PolicySource
from bot.api.middleware import BodyLimit, RequestContext
from bot.api.request_id import HEADER
from bot.api.routes import audit, chat, completions, deadlines, documents, feedback, health, measures, pages
from bot.chat import ChatService
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
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # Answering is bound by the processor: more threads than `workers` would only make everybody wait longer.
        current_default_thread_limiter().total_tokens = settings.workers
        yield

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
    mount_page(app)
    problems.install(app)
    openapi.install(app)
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["authorization", "content-type", HEADER],
            expose_headers=[HEADER, "retry-after"],
        )
    app.add_middleware(RequestContext)
    return app
