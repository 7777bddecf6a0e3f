"""Due, duty and fallback of new work, by the clinic's plan (S5)."""

from datetime import datetime

from coordination.followups.commands import Terms
from coordination.policy.plans import FollowupPlan
from coordination.policy.published import policy


def terms_of(plan: FollowupPlan, since: datetime) -> Terms:
    """Due, duty and fallback by the plan, for a caller who waits since then."""
    duty, due = plan.due(policy().hours, since)
    return Terms(due=due, duty=duty, fallback_duty=plan.fallback_duty)
