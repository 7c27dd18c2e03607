"""Ctrl-C and SIGTERM, heard only where an interruption leaves nothing behind."""

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any, Self


class Interrupted(BaseException):
    """Somebody asked us to stop: whatever is going on, close in order."""


class Attention:
    """Inside `with`, the signals raise Interrupted; under a shield they wait for its end."""

    def __init__(self, signals: Iterable[signal.Signals]) -> None:
        self._signals = tuple(signals)
        self._before: dict[signal.Signals, Any] = {}
        self._is_shielded = False
        self._is_asked = False

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._hear) for number in self._signals}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def shield(self) -> None:
        self._is_shielded = True

    @contextmanager
    def shielded(self) -> Iterator[None]:
        self._is_shielded = True
        try:
            yield
        finally:
            self._is_shielded = False
        if self._is_asked:
            raise Interrupted

    def _hear(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 (the signal module's shape)
        self._is_asked = True
        if not self._is_shielded:
            self._is_shielded = True
            raise Interrupted
