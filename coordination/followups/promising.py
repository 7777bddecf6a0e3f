"""Promising a callback: on the open follow-up of that number, or on a new one."""

from datetime import datetime

import phonenumbers
from django.db import transaction
from msgspec.structs import replace

from coordination.followups import commands as ask
from coordination.followups import shapes
from coordination.followups.doing import Result, result_of, who
from coordination.followups.entries import entry_of
from coordination.followups.known_caller import caller_of
from coordination.followups.one_a_number import LIVE, Whose, candidates
from coordination.http.endpoints import Told
from coordination.http.problems import Problem, Slug
from coordination.log.append import append
from coordination.log.errors import ConcurrencyError
from coordination.log.execute import TRIES
from coordination.log.identifiers import keyed_hash
from coordination.log.stream import load, now
from coordination.policy.published import policy
from telephony.calls.state import call_of

REGION = "US"  # how a number without a country code is read


def e164(text: str) -> str | None:
    """`(202) 555-0143` -> `+12025550143`; None for what is no telephone number."""
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def caller_for(body: shapes.PromiseCallback) -> tuple[ask.Caller, str]:
    """Who is to be called, and in which mode: the caller of a call, or a number. 422 for neither, or for what
    is not known."""
    if body.call is not None:
        loaded = load(f"call/{body.call}")
        call = call_of(loaded.events)
        if call.offered is None:
            raise Problem(Slug.UNPROCESSABLE, errors={"call": ["There is no such call."]})
        return caller_of(call), loaded.logged[0].mode
    if body.number is None:
        raise Problem(Slug.UNPROCESSABLE, errors={"number": ["Give a call or a number."]})
    number = e164(body.number)
    if number is None:
        raise Problem(Slug.UNPROCESSABLE, errors={"number": ["This is no telephone number."]})
    hash_ = keyed_hash("number", number)
    return ask.Caller(number=number, number_hash=hash_, withheld=False, line=""), LIVE


def promise(told: Told, body: shapes.PromiseCallback) -> Result:
    """Write the promise down. Whoever opens a callback of this number meanwhile is joined."""
    caller, mode = caller_for(body)
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                return _once(told, body, caller, mode, now())
        except ConcurrencyError:
            if attempt == TRIES:
                raise
    raise AssertionError("unreachable")


def _once(
    told: Told, body: shapes.PromiseCallback, caller: ask.Caller, mode: str, moment: datetime
) -> Result:
    found = candidates(Whose(mode=mode, number_hash=caller.number_hash, call=body.call))
    given = ask.Promise(what=body.what, for_when=body.for_when, **who(told, moment))
    loaded, commands = found.next.loaded, list[ask.Command]()
    if found.open:
        loaded = found.open[0].loaded
    else:
        plan = policy().followup("promised")
        begun = ask.Open(
            kind=plan.kind,
            call=body.call,
            caller=caller,
            series=found.next.series,
            since=moment,
            plan=plan.name,
            terms=ask.Terms(due=body.for_when, duty=plan.duty, fallback_duty=plan.fallback_duty),
            why="promised",
            heard=True,
        )
        commands.append(begun)
    context = replace(told.context(moment, correlation=body.call), mode=mode)
    appended = append([entry_of(loaded, [*commands, given])], context)
    return result_of(loaded.stream, [*loaded.logged, *appended], moment)
