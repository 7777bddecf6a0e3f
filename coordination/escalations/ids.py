"""Which escalation words belong to. Pure."""

from uuid import UUID, uuid5

_NAMESPACE = UUID("2b9f3f52-8f0f-4a3d-9d0e-6c1c5a7e41d3")  # of escalations' ids, ours alone
SHADOW = "shadow"


def escalation_id(call: UUID, category: str, mode: str = "live") -> UUID:
    """One for each call and category. What is only computed (shadow) is another one: a clinic that goes live
    in the middle of a call begins with a ladder that nobody has been told of."""
    apart = f"/{SHADOW}" if mode == SHADOW else ""
    return uuid5(_NAMESPACE, f"{call}/{category}{apart}")


def stream_of(escalation: UUID) -> str:
    return f"escalation/{escalation}"
