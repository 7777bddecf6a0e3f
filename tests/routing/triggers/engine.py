"""The engine with the families that ship."""

from collections.abc import Sequence
from functools import cache

from coordination.policy.published import load_policy
from coordination.routing.triggers.building import families_of
from coordination.routing.triggers.families import Families
from coordination.routing.triggers.finding import find as find_with
from coordination.routing.triggers.heard import Found, Heard
from tests.policy.shipped import SHIPPED


def find(heard: Sequence[Heard]) -> list[Found]:
    """What the newest of these segments brings."""
    return find_with(heard, shipped())


@cache
def shipped() -> Families:
    return families_of(load_policy(SHIPPED).triggers)
