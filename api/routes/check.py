"""Check one record."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from recordqa import check
from recordqa.api.errors import ErrorAnswer
from recordqa.report_schema import report_schema

router = APIRouter(prefix="/v1", tags=["check"])


class KnownNameBody(BaseModel):
    """A name that is certain, and whose it is."""

    model_config = ConfigDict(extra="forbid")
    name: str
    role: str | None = None


class CheckBody(BaseModel):
    """The same names as the Python call ``recordqa.check``."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "text": "Management oversight 3 March 2026. K.L. told Ines she wants to stay with nan. "
                    "Ines to see K.L. alone by 10 March.",
                    "policy": "sandwell",
                    "session_date": "2026-03-03",
                }
            ]
        },
    )
    text: str = Field(description="The record's plain text.")
    id: str | None = Field(default=None, description="Your own id for it; it comes back in the report.")
    type: str | None = Field(
        default=None, description="case, personal, group or oversight; worked out when left out."
    )
    policy: str | None = Field(default=None, description="The id of a policy pack.")
    session_date: str | None = Field(default=None, description="Such as 2026-03-14.")
    recorded_date: str | None = Field(default=None, description="Such as 2026-03-16.")
    known_names: list[KnownNameBody | str] | None = None
    not_names: list[str] | None = None
    include_text: bool = False
    mask: bool = Field(
        default=False, description="Mask names and other personal data wherever the report would show them."
    )


_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The report.", "content": {"application/json": {"schema": report_schema()}}},
    400: {"model": ErrorAnswer, "description": "A value that cannot be used."},
    413: {"model": ErrorAnswer, "description": "The record is too long."},
    422: {
        "model": ErrorAnswer,
        "description": "There is nothing to check, or the request is not as described.",
    },
    500: {"model": ErrorAnswer, "description": "A fault in recordqa itself."},
}


@router.post("/check", summary="What does this record show, and what not?", responses=_ANSWERS)
def check_record(body: CheckBody) -> Response:
    # A plain function: the server runs it off the event loop.
    names = None
    if body.known_names is not None:
        names = [n if isinstance(n, str) else (n.name, n.role) for n in body.known_names]
    report = check(
        body.text,
        id=body.id,
        type=body.type,
        policy=body.policy,
        session_date=body.session_date,
        recorded_date=body.recorded_date,
        known_names=names,
        not_names=body.not_names,
        include_text=body.include_text,
        mask=body.mask,
    )
    return Response(report.to_json(indent=None), media_type="application/json")
