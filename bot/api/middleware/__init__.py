"""What surrounds every request, from the outside in."""

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from bot.api.middleware.body import BodyLimit
from bot.api.middleware.context import RequestContext
from bot.api.middleware.gate import Gate
from bot.api.middleware.headers import SecurityHeaders
from bot.api.middleware.patience import AnswerLimit
from bot.api.request_id import HEADER
from bot.keys import KeyRing
from bot.metrics import Metrics
from bot.rates import Rate
from bot.settings import Settings

_WORTH_PACKING = 4096  # bytes
_PACKING = 5  # of 9: smaller would take twice the time for a twentieth


def install(app: FastAPI, settings: Settings, metrics: Metrics) -> None:
    """Put all of it around `app`; what is added last is met first."""
    # Never a stream: its pieces are to leave one by one.
    app.add_middleware(GZipMiddleware, minimum_size=_WORTH_PACKING, compresslevel=_PACKING)
    app.add_middleware(AnswerLimit, seconds=settings.answer_timeout_s)
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes, seconds=settings.body_timeout_s)
    app.add_middleware(
        Gate,
        keys=KeyRing(settings.keys),
        per_key=Rate(settings.rate_per_key),
        per_address=Rate(settings.rate_per_address),
    )
    if settings.cors_origins:
        # Outside the gate: a browser asks without a key whether it may ask with one.
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["authorization", "content-type", HEADER],
            expose_headers=[HEADER, "retry-after"],
        )
    app.add_middleware(SecurityHeaders)
    app.add_middleware(RequestContext, metrics=metrics)
