"""S4 and S10 over all sequences of what a machine may say, in any order, any number of times."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from coordination.log.decider import state_of
from coordination.log.event import Event
from coordination.policy.handoff_map_checks import REASONS
from coordination.routing.commands import Classify, Command, RecordFound
from coordination.routing.decisions import ROUTING
from coordination.routing.events import Tier
from coordination.routing.state import Routing
from coordination.routing.strictness import lane_rank
from tests.routing.sentences import barrier, cue, look, reason, trigger

# Few of each, so that the same words often meet.
families = st.sampled_from(["chest_pain", "self_harm", "complaint", "legal"])
seconds = st.sampled_from([5.0, 6.0, 30.0])
found = st.builds(
    lambda family, tier, start: RecordFound(found=[trigger(family, tier, start), cue(), barrier()]),
    families,
    st.sampled_from(["now", "review"]),
    seconds,
)
classified = st.builds(
    lambda name, probability: Classify(classified=reason(name, probability)),
    st.sampled_from(REASONS),
    st.floats(min_value=0, max_value=1),
)
looked = st.builds(
    lambda not_heard, protected, over: look(not_heard=not_heard, protected=protected, over=over),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
machine = st.lists(st.one_of(found, classified, looked), max_size=25)


def said(commands: Sequence[Command]) -> list[list[Event]]:
    """The history after each command."""
    history: list[Event] = []
    steps = []
    for command in commands:
        history = [*history, *ROUTING.decide(state_of(ROUTING, history), command)]
        steps.append(history)
    return steps


def strict(state: Routing) -> tuple[int, int, bool]:
    return state.lane.rank if state.lane is not None else (-1, 0, False)


@given(machine)
def test_s4_no_sequence_of_machine_events_loosens_a_lane(commands: list[Command]) -> None:
    ranks = [strict(state_of(ROUTING, history)) for history in said(commands)]
    assert ranks == sorted(ranks)


@given(machine)
def test_s10_no_sequence_of_machine_events_drops_a_trigger(commands: list[Command]) -> None:
    kept: set[tuple[str, Tier]] = set()
    for history, command in zip(said(commands), commands, strict=True):
        state = state_of(ROUTING, history)
        now = {(one.family, one.tier) for one in state.triggers}
        assert kept <= now
        kept = now
        if isinstance(command, RecordFound):
            asked = command.found[0]
            covering = [
                one
                for one in state.triggers
                if one.family == asked.family  # type: ignore[union-attr] # the first is a trigger
                and (one.tier == "now" or asked.tier == "review")  # type: ignore[union-attr]
            ]
            assert covering, "found, and neither recorded nor known"


@given(machine)
def test_s4_whoever_has_words_of_now_is_a_persons_once_looked_at(commands: list[Command]) -> None:
    history = said([*commands, look()])[-1]
    state = state_of(ROUTING, history)
    if any(one.tier == "now" for one in state.triggers):
        assert state.lane is not None
        assert state.lane.lane == "human_only"
    elif state.triggers:
        assert state.lane is not None
        assert lane_rank(state.lane.lane) >= lane_rank("assisted")


@given(machine, st.permutations([0, 1, 2]))
def test_s4_the_order_of_the_same_words_does_not_loosen(commands: list[Command], order: list[int]) -> None:
    words = [
        RecordFound(found=[trigger("chest_pain", "now", 5)]),
        RecordFound(found=[trigger("legal", "now", 15)]),
        Classify(classified=reason("billing")),
    ]
    history = said([*commands, *(words[place] for place in order), look()])[-1]
    lane = state_of(ROUTING, history).lane
    assert lane is not None
    assert (lane.lane, lane.urgency, lane.queue) == ("human_only", "emergency", "nurse")
