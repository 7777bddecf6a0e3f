"""What /readyz says: a list of parts, each of which says how it is.

@part("ehr")
def ehr() -> Part: ...

@parts
def projections() -> dict[str, Part]: ...
"""

from collections.abc import Callable, Mapping

import msgspec
import structlog

log = structlog.get_logger()


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part. `critical`: calls depend on it, so that the whole is not ready without it."""

    ok: bool
    lag_events: int = 0
    lag_seconds: float = 0.0
    parked: int = 0
    critical: bool = False
    note: str = ""


Check = Callable[[], Mapping[str, Part]]
_CHECKS: list[tuple[str, Check, bool]] = []


def part(name: str, *, critical: bool = False) -> Callable[[Callable[[], Part]], Callable[[], Part]]:
    """Add one part under its name."""

    def add(check: Callable[[], Part]) -> Callable[[], Part]:
        _CHECKS.append((name, lambda: {name: check()}, critical))
        return check

    return add


def parts(check: Check) -> Check:
    """Add a function that names its parts itself."""
    _CHECKS.append((check.__name__, check, False))
    return check


def all_parts() -> dict[str, Part]:
    """Every part now. A check that fails is a part that is not ok; why is in the log only."""
    found: dict[str, Part] = {}
    for name, check, critical in _CHECKS:
        try:
            found |= check()
        except Exception as error:
            log.warning("readiness check failed", part=name, exc_info=error)
            found[name] = Part(ok=False, critical=critical)
    return found
