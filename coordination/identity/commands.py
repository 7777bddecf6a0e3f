"""What can be asked of a call's identity. `now` and ids come with the command."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from coordination.ehr.charts import Chart
from coordination.identity.authority import Speaks
from coordination.identity.events import Described, WithdrawnWhy
from coordination.identity.matching import Said
from coordination.policy.identity import IdentityPolicy


class Describe(msgspec.Struct, frozen=True, kw_only=True):
    """Write down who the patient was said to be."""

    description: UUID
    by: str
    described: Described


class Confirm(msgspec.Struct, frozen=True, kw_only=True):
    """Say whose call it is. `others` are all further charts that what was said leads to."""

    confirmation: UUID
    by: str
    patient: UUID
    chart: Chart
    others: tuple[Chart, ...]
    said: tuple[Said, ...]
    speaks: Speaks
    about: str
    rules: IdentityPolicy
    today: date


class Withdraw(msgspec.Struct, frozen=True, kw_only=True):
    """Take a link back. `match_by`: until when another should be found."""

    confirmation: UUID
    by: str
    why: WithdrawnWhy
    text: str
    match_by: datetime


class AwaitMatch(msgspec.Struct, frozen=True, kw_only=True):
    """A follow-up was opened for the call, or the call joined it."""

    followup: UUID
    by: datetime


class GiveUpWaiting(msgspec.Struct, frozen=True, kw_only=True):
    """The alarm: the time to match is over."""

    now: datetime


Command = Describe | Confirm | Withdraw | AwaitMatch | GiveUpWaiting
