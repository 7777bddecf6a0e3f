"""What a person sends to say whose call it is."""

from typing import Any
from uuid import UUID

from tests.http.client import Answer, Script

WALTER_SAYS = {"full_name": "Walter Quimby", "birth_date": "1958-06-04"}


def body(patient: UUID, said: dict[str, str], **more: Any) -> dict[str, Any]:
    identifiers = [{"kind": kind, "value": value} for kind, value in said.items()]
    return {"patient": str(patient), "identifiers": identifiers, "speaker": "self", **more}


def confirm(
    script: Script, call: UUID, patient: UUID, said: dict[str, str], *, version: int = 0, **more: Any
) -> Answer:
    address = f"calls/{call}/identity/confirm"
    return script.post(address, body(patient, said, **more), if_match=version)
