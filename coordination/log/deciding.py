"""Under which version of the clinic's policy a decision is made.

The log knows no policy. Whoever does says once, when the application starts, how it is held still: then one
decision sees one version from beginning to end, also while another is published, and its events name it.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

Hold = Callable[[], AbstractContextManager[str]]


@contextmanager
def _nobody() -> Iterator[str]:
    yield ""


class _Deciding:
    """How the policy is held still; one a process."""

    def __init__(self) -> None:
        self.hold: Hold = _nobody


_DECIDING = _Deciding()


def held_still_by(hold: Hold) -> None:
    """Use this from now on: a context in which the policy does not change, and which gives its version.

    It may be entered again inside of itself.
    """
    _DECIDING.hold = hold


def deciding() -> AbstractContextManager[str]:
    """`with deciding() as version:` around one decision; empty where nobody knows a policy."""
    return _DECIDING.hold()
