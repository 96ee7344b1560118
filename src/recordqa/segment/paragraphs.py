"""Which line ends are the typist's and which only the width of a window."""

from __future__ import annotations

from recordqa.segment.lines import Line, marker_length

_GLUE = frozenset(
    "the a an of and or to with for at by his her their our my that which who if not as".split()
)
_HARD_GLUE = frozenset("the a an of and or".split())
_NARROW, _WIDE = 50, 120


class Wrapping:
    """The width at which a record's lines were wrapped hard; 0 when they were not."""

    def __init__(self, lines: list[Line]) -> None:
        self.width = 0
        run: list[Line] = []
        for line in [*lines, Line(0, 0, "", 0)]:
            if (
                line.blank
                or line.rule
                or marker_length(line.text)
                or (run and run[-1].block is not line.block)
            ):
                self._consider(run)
                run = []
            if not line.blank and not line.rule and len(line.text) <= 4 * _WIDE:
                run.append(line)

    def _consider(self, run: list[Line]) -> None:
        if len(run) < 3:
            return
        width = max(len(line.text) for line in run)
        if not _NARROW <= width <= _WIDE:
            return
        full = sum(fits_not(run[i], run[i + 1], width) for i in range(len(run) - 1))
        if full >= 0.8 * (len(run) - 1) and width > self.width:
            self.width = width


def fits_not(line: Line, below: Line, width: int) -> bool:
    """Whether the first word of the line below would not have fitted on this one."""
    first = below.text.split(None, 1)[0] if below.text else ""
    return len(line.text) + 1 + len(first) > width - 1


def groups_of(run: list[Line], wrapping: Wrapping, *, action: bool) -> list[tuple[int, int]]:
    """Spans of lines that were one line before they were wrapped."""
    groups: list[tuple[int, int]] = []
    # Where a line is wider than any window, line ends are the typist's (or the speaker's) own.
    wide = not wrapping.width and any(len(line.text) > _WIDE for line in run)
    for i, line in enumerate(run):
        if groups and _joined(run[i - 1], line, wrapping, action=action, wide=wide):
            groups[-1] = (groups[-1][0], line.end)
        else:
            groups.append((line.start, line.end))
    return groups


def _joined(line: Line, below: Line, wrapping: Wrapping, *, action: bool, wide: bool) -> bool:
    text = line.text
    if line.block is not None and line.block is below.block and not action:
        # A line break inside one Word paragraph: typed on purpose unless the sentence runs on.
        return below.text[:1].islower() or text.rsplit(None, 1)[-1].lower() in _GLUE
    last = text.rsplit(None, 1)[-1].lower() if text.strip() else ""
    if last in (_HARD_GLUE if action else _GLUE) and len(text) >= (45 if action else 25):
        return True
    if text[-1:] in ".?!;:" and action:
        return False
    if wide and text[-1:] not in ",–—-":
        return False
    if below.text[:1].islower() and text[-1:] not in ".?!:;" and len(text) >= (45 if action else 25):
        return True
    if action or not wrapping.width:
        return False
    return len(text) <= wrapping.width and fits_not(line, below, wrapping.width)
