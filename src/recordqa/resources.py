"""Where recordqa's own files lie, in a checkout or installed. The only module that knows."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from recordqa.errors import ConfigError


def _folder(package: str) -> Traversable:
    try:
        return files(package)
    except ModuleNotFoundError:
        raise ConfigError(
            f"This installation of recordqa has no {package.rsplit('.', 1)[-1]} folder.",
            hint="Install recordqa again from its wheel.",
        ) from None


def criteria_folder() -> Traversable:
    """The folder with ``library/``, ``packs/`` and ``language/``."""
    return _folder("recordqa.criteria")


def models_folder() -> Traversable:
    """The folder with one folder per trained model; it may hold none."""
    return _folder("recordqa.models")


def examples_folder() -> Traversable:
    """The bundled invented records that ``recordqa demo`` reads."""
    return _folder("recordqa.examples")


def api_folder() -> Traversable:
    """The web application's templates and static files."""
    return _folder("recordqa.api")


def report_templates() -> Traversable:
    """The templates of the HTML report."""
    return _folder("recordqa.report") / "templates"


def personal_data_lists() -> Traversable:
    """The word, name and look-alike lists that the search for personal data reads."""
    return _folder("recordqa.detect.personal_data") / "data"
