"""Serves the page: one HTML file at `/`, its scripts, styles and texts under `/web`."""

from pathlib import Path

from fastapi import FastAPI, Request
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).with_name("static")
# Asked for again at each visit and answered with 304: a new version of the server never meets an old script.
_HEADERS = {"cache-control": "no-cache"}


class _Files(StaticFiles):
    """Static files that are asked for again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(_HEADERS)
        return response


def mount(app: FastAPI) -> None:
    """Put the page into `app`."""
    files = _Files(directory=STATIC)

    @app.get("/", include_in_schema=False)
    async def page(request: Request) -> Response:
        return await files.get_response("index.html", request.scope)

    app.mount("/web", GZipMiddleware(files, compresslevel=6))
