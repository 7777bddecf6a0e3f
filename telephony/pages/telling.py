"""How what becomes of a page gets into the log."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from coordination.log.event import Context
from coordination.log.execute import Outcome, execute
from coordination.log.stream import Loaded, load
from coordination.policy.published import policy
from telephony.calls.telling import ROLE
from telephony.pages.commands import Command
from telephony.pages.decisions import PAGE, stream_of
from telephony.pages.state import Page, page_of

LIVE = "live"


def page_now(page: UUID) -> Page:
    """What is known of a page at this moment; `nothing` for one that was never requested."""
    return page_of(load(stream_of(page)).events)


def mode_of(loaded: Loaded) -> str:
    """The mode in which the page was requested: all that follows has the same."""
    return loaded.logged[0].mode if loaded.logged else LIVE


def tell_page(
    page: UUID, command_of: Callable[[datetime], Command], *, source: str, mode: str = LIVE
) -> Outcome[Page]:
    """Decide and append what a phone system, or whoever was rung by it, does.

    Raises StreamForgotten, and ConcurrencyError after five lost races.
    """

    def context(now: datetime) -> Context:
        return Context(
            actor=f"phone:{source}",
            role=ROLE,
            clinic=policy().clinic.id,
            occurred_at=now,
            mode=mode,
            policy=policy().version,
        )

    return execute(PAGE, stream_of(page), command_of, context)
