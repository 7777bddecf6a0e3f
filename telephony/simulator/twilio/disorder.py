"""Status callbacks come twice and out of order: decided by a seed, so that a run can be repeated."""

from __future__ import annotations

import random
from typing import Generic, TypeVar

T = TypeVar("T")


class Disorder(Generic[T]):
    """Takes callbacks in their true order and gives them in the order in which they leave.

    None is lost: `rest` gives what is still held back. With `share` 0 it changes nothing.
    """

    def __init__(self, seed: str, share: float = 0.3) -> None:
        self._random, self._share, self._held = random.Random(seed), share, list[T]()  # noqa: S311 - no secret

    def arrange(self, callback: T) -> list[T]:
        """What leaves now that this callback is due."""
        if not self._held and self._random.random() < self._share:
            self._held.append(callback)
            return []
        twice = self._random.random() < self._share
        return [callback, *([callback] if twice else []), *self.rest()]

    def rest(self) -> list[T]:
        """What was held back."""
        held, self._held = self._held, []
        return held
