"""recordqa over HTTP: the same call as the command and the library, on this machine.

Installed as ``recordqa.api``; ``recordqa serve`` starts ``create_app`` by its import string.
"""

from __future__ import annotations

from fastapi import FastAPI

from recordqa.api import errors, guard
from recordqa.api.routes import check, health
from recordqa.version import version

__all__ = ["create_app"]


def create_app() -> FastAPI:
    """The HTTP application. It stores nothing, logs no text, and asks nothing of the outside."""
    app = FastAPI(
        title="recordqa",
        version=version(),
        description="Says what a supervision record shows and does not show. Nothing sent here is kept.",
        # The interactive pages load their scripts from elsewhere: none of that here.
        docs_url=None,
        redoc_url=None,
    )
    errors.install(app)
    guard.install(app)
    app.include_router(health.router)
    app.include_router(check.router)
    return app
