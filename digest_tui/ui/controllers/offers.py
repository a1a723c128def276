"""Which commands do something with the paper, the filter and the digests of the moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from digest_tui.session import Session


def _has_filter(session: Session) -> bool:
    return bool(session.query) and bool(session.rows)


def _has_days(session: Session) -> bool:
    return len(session.index.days) > 1


_CONDITIONS: Final[Mapping[str, Callable[[Session], bool]]] = {
    "paper.read": lambda session: session.paper is not None,
    "paper.bookmark": lambda session: session.paper is not None,
    "paper.abstract": lambda session: bool(session.paper and session.paper.abs_url),
    "paper.link": lambda session: bool(session.paper and session.paper.code_url),
    "paper.read_on": lambda session: session.paper is not None,
    "paper.version": lambda session: len(session.days) > 1,
    "match.next": _has_filter,
    "match.previous": _has_filter,
    "day.previous": _has_days,
    "day.next": _has_days,
    "digest.asides": lambda session: bool(session.digest and session.digest.asides),
}


def is_offered(command_id: str, session: Session) -> bool:
    """Return whether a command does more than say that it has nothing to do."""
    condition = _CONDITIONS.get(command_id)
    return condition is None or condition(session)
