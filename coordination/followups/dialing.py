"""Click to call: the phone system rings the caller, and the follow-up says so."""

from uuid import UUID

from coordination.followups import commands as ask
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.doing import Result, run, who
from coordination.followups.projections import followups
from coordination.followups.refusals import NoSuchFollowup, NumberWithheld
from coordination.http.endpoints import Told
from coordination.log.decider import state_of
from coordination.log.projection import projected
from coordination.log.stream import load
from coordination.policy.published import policy
from telephony.adapters.dialing import dial as place_call

UNPLACED = UUID(int=0)  # stands for the call while it is asked whether one may be placed


def dial(told: Told, id_: UUID) -> Result:
    """Refused before anything rings. Should we die after it rang, the call's own stream still tells of it."""
    loaded = load(f"followup/{id_}")
    if not loaded.version:
        raise NoSuchFollowup
    FOLLOWUP.decide(state_of(FOLLOWUP, loaded.events), ask.Dial(call=UNPLACED, **who(told, loaded.now)))
    row = projected(followups, loaded.logged)
    if row.number is None:
        raise NumberWithheld
    line = row.line if row.line in policy().lines else next(iter(policy().lines))
    dialed = place_call(number=row.number, line=line, correlation=loaded.logged[0].correlation)
    return run(told, id_, lambda now: ask.Dial(call=dialed.call, **who(told, now)))
