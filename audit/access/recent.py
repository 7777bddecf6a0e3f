"""What this process has recorded in the last ten minutes: the same ids again add nothing.

A second process does not know of it and records once more: too much is recorded, never too little.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

TEN_MINUTES = 600.0
AT_MOST = 200_000


class Recent(Generic[K]):
    """A bounded set whose members leave by themselves. Safe between threads."""

    def __init__(
        self, clock: Callable[[], float], *, lasts: float = TEN_MINUTES, at_most: int = AT_MOST
    ) -> None:
        self._clock = clock
        self._lasts = lasts
        self._at_most = at_most
        self._since: OrderedDict[K, float] = OrderedDict()
        self._lock = threading.Lock()

    def unknown(self, keys: Iterable[K]) -> list[K]:
        """Those of `keys` that were not added within the time, in order, each once."""
        now = self._clock()
        with self._lock:
            while self._since:
                key, since = next(iter(self._since.items()))
                if now - since < self._lasts and len(self._since) <= self._at_most:
                    break
                del self._since[key]
            return [key for key in dict.fromkeys(keys) if key not in self._since]

    def add(self, keys: Iterable[K]) -> None:
        """Remember `keys` from now on; one that is remembered keeps its time."""
        now = self._clock()
        with self._lock:
            for key in keys:
                self._since.setdefault(key, now)

    def clear(self) -> None:
        with self._lock:
            self._since.clear()
