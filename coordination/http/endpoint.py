"""What every operation of the API declares."""

from collections.abc import Collection
from typing import Any, ClassVar

import msgspec
from django.http.response import HttpResponseBase

from audit.access.accessor import Accessor
from coordination.people.models import Role


class Endpoint:
    """One operation. `roles` has no default: who may do it is said, each time.

    roles None means anybody, signed in or not (sign-in itself). A patient-data answer is recorded.
    """

    operation: ClassVar[str]
    roles: ClassVar[Collection[Role] | None]
    method: ClassVar[str]
    patient_data: ClassVar[bool] = True
    # The few that a person reaches before a second factor is set up.
    before_second_factor: ClassVar[bool] = False
    body: ClassVar[type[msgspec.Struct] | None] = None
    answer: ClassVar[Any] = None
    status: ClassVar[int] = 200
    content_type: ClassVar[str] = "application/json"
    # Statuses with a problem document besides those that its kind has.
    problems: ClassVar[Collection[int]] = ()
    headers: ClassVar[Collection[str]] = ()
    route: ClassVar[str] = ""

    def __init__(self, accessor: Accessor | None) -> None:
        self._accessor = accessor

    @property
    def accessor(self) -> Accessor:
        """Who is asking. The view has checked the role before it made the endpoint."""
        if self._accessor is None:
            raise TypeError(f"{self.operation} is for anybody: it has no accessor")
        return self._accessor

    def respond(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """`respond(request, **parts of the address)`."""
        raise NotImplementedError
