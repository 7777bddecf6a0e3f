"""`/policy/{name}/what_if`: what a draft would have changed, as figures and call by call."""

from typing import Any

from coordination.http.endpoints import Asked
from coordination.log.stream import now
from coordination.publishing.judging import Judgment, weighed
from coordination.publishing.rights import PROPOSES, SEES_CALLS
from coordination.publishing.what_if import shapes
from coordination.publishing.what_if.trying import Changed, Tried, counted, shown, since_days, try_on

MOST_SHOWN = 200


class CountPolicyWhatIf(Judgment):
    """How many calls of the last days would be in another lane, due at another time, or somebody else's."""

    operation = "policy_what_if_counts"
    roles = PROPOSES
    body = shapes.TryPolicy
    answer = shapes.WhatIfCounts

    def find(self, asked: Asked, name: str) -> shapes.WhatIfCounts:
        tried, problems = _tried(asked, name)
        return shapes.WhatIfCounts(**_counts(asked, tried, problems))


class GetPolicyWhatIf(Judgment):
    """The same, call by call, with the words that it hangs on."""

    operation = "policy_what_if"
    roles = SEES_CALLS
    patient_data = True
    body = shapes.TryPolicy
    answer = shapes.WhatIf

    def find(self, asked: Asked, name: str) -> shapes.WhatIf:
        tried, problems = _tried(asked, name)
        items = [_item(one) for one in shown(asked.accessor, tried.changed[:MOST_SHOWN])]
        return shapes.WhatIf(**_counts(asked, tried, problems), items=items)


def _tried(asked: Asked, name: str) -> tuple[Tried, list[str]]:
    _, found, _ = weighed(name, asked.body.text)
    if found.after is None:
        return Tried(changed=[], looked_at=0, left_out=0), list(found.problems)
    since = since_days(now(), asked.body.days)
    return try_on(asked.accessor, found.before, found.after, since=since), list(found.problems)


def _counts(asked: Asked, tried: Tried, problems: list[str]) -> dict[str, Any]:
    return {
        "days": asked.body.days,
        "looked_at": tried.looked_at,
        "left_out": tried.left_out,
        "changed": len(tried.changed),
        "problems": problems,
        **counted(tried.changed),
    }


def _item(one: Changed) -> shapes.WhatIfCall:
    return shapes.WhatIfCall(
        id=one.call,
        at=one.at,
        line=one.line,
        changes=[
            shapes.WhatIfChange(
                what=change.what,
                direction=change.direction,
                of=change.of,
                before=change.before,
                after=change.after,
                due_before=change.due_before,
                due_after=change.due_after,
                quote=change.quote,
            )
            for change in one.changes
        ],
    )
