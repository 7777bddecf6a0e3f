"""The vendor register: no outgoing host without its entry (S15)."""

from datetime import date

import msgspec

from coordination.policy.decided import Decided, FromFile


class Agreement(FromFile, frozen=True, kw_only=True, rename={"from_": "from"}):
    """What was signed, and from when until when it holds."""

    kind: str
    from_: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        return self.from_ <= day and (self.until is None or day <= self.until)


class VendorEntry(FromFile, frozen=True, kw_only=True):
    """A host that we may speak to once the entry is active, complete and its agreement in force."""

    host: str
    active: bool
    name: str
    purpose: str
    data_classes: list[str]
    agreement: Decided[Agreement | None]
    subprocessors: list[str] | None
    location: str | None
    retention: str | None
    trains_on_data: bool | None

    def __post_init__(self) -> None:
        if not self.active:
            return
        fields = ("subprocessors", "location", "retention", "trains_on_data")
        missing = [name for name in fields if getattr(self, name) is None]
        if self.agreement.value is None:
            missing.append("agreement")
        if missing:
            raise ValueError(f"`{self.host}` is active without {', '.join(missing)}")
        if self.trains_on_data:
            raise ValueError(f"`{self.host}` trains on data: it cannot be active")

    def in_force(self, day: date) -> "RegisteredVendor | None":
        """The entry without gaps, if we may speak to it on that day."""
        agreement = self.agreement.value
        if not self.active or agreement is None or not agreement.holds_on(day):
            return None
        return RegisteredVendor(
            host=self.host,
            name=self.name,
            purpose=self.purpose,
            data_classes=self.data_classes,
            agreement=agreement,
            subprocessors=self.subprocessors or [],
            location=self.location or "",
            retention=self.retention or "",
            trains_on_data=self.trains_on_data is not False,
        )


class RegisteredVendor(msgspec.Struct, frozen=True, kw_only=True):
    """An entry in force, as the gate of outgoing hosts reads it."""

    host: str
    name: str
    purpose: str
    data_classes: list[str]
    agreement: Agreement
    subprocessors: list[str]
    location: str
    retention: str
    trains_on_data: bool


class VendorsFile(FromFile, frozen=True, kw_only=True):
    """vendors.yaml"""

    vendors: dict[str, VendorEntry]
