"""Whether the service is up."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from recordqa.version import version

router = APIRouter(tags=["service"])


class Health(BaseModel):
    status: str
    version: str


@router.get("/healthz", summary="Is the service up?")
def healthz() -> Health:
    return Health(status="ok", version=version())
