"""What forbids putting a policy in force, in sentences that a clinic can act on. Pure."""

from collections.abc import Collection, Iterator, Mapping

from coordination.policy.coverage import gaps
from coordination.policy.documents import Files, file_of
from coordination.policy.errors import PolicyError
from coordination.policy.handoff_map_checks import Known
from coordination.policy.handoff_map_checks import problems as map_problems
from coordination.policy.handoff_map_file import HandoffMapFile
from coordination.policy.holding import NAMES, unheld
from coordination.policy.published import LANGUAGES, Policy, policy_of
from coordination.policy.reading import typed
from coordination.policy.roster import ON_CALL_DUTY

People = Mapping[str, Collection[str]]  # duties by sign-in name


def problems_of(name: str, before: Policy, files: Files, people: People) -> list[str]:
    """Every problem of the policy that these files make: those that name a document's own, and those that
    were not there before. `name` is the document that changes, `before` the policy in force."""
    try:
        after = policy_of(files)
    except PolicyError as error:
        return _unreadable(name, before, files, error)
    shifts, duties, prompts = [*_of(after, people)], [*unheld(after, people)], [*_unversioned(before, after)]
    if name not in ("roster", "hours"):
        there = set(_of(before, people))
        shifts = [problem for problem in shifts if problem not in there]
    if name not in NAMES:
        there = set(unheld(before, people))
        duties = [problem for problem in duties if problem not in there]
    return [*shifts, *duties, *prompts]


def _unreadable(name: str, before: Policy, files: Files, error: PolicyError) -> list[str]:
    """All that is wrong with a map that can be read and not used; of anything else, the first."""
    if name == "handoff_map" and error.file == file_of(name):
        found = list(_of_map(before, files))
        if found:
            return found
    return [f"{error.file}, {error.field}: {_ended(error.sentence)}"]


def _of_map(before: Policy, files: Files) -> Iterator[str]:
    try:
        file = typed(files, "handoff_map.yaml", HandoffMapFile)
    except PolicyError:
        return
    known = Known(duties=before.duties, plans=before.plans, prompts=before.prompts, languages=LANGUAGES)
    for problem in map_problems(file, known):
        yield _ended(problem.sentence[:1].upper() + problem.sentence[1:])


def _of(policy: Policy, people: People) -> list[str]:
    return [*gaps(policy.roster, policy.hours, duties_that_answer(policy)), *_strangers(policy, people)]


def _unversioned(before: Policy, after: Policy) -> Iterator[str]:
    """Changed prompts under an old version: the timeline of a call would name words that were not said."""
    for (name, language), prompt in after.prompts.items():
        was = before.prompts.get((name, language))
        if was is not None and was.text != prompt.text and was.version == prompt.version:
            number = prompt.version.rpartition(".")[2]
            yield f"Prompt {name} in {language} has another text and is version {number} still: count on."


def duties_that_answer(policy: Policy) -> set[str]:
    """The duties to which a human-only call goes while the clinic is open: somebody must be there (S6). What
    waits on the worklist may wait for a shift."""
    return {duty for one in policy.handoff_map.categories.values() for duty in (one.duty, one.backup_duty)}


def _strangers(policy: Policy, people: People) -> Iterator[str]:
    """Whom the roster names and who is not there, or does not hold the duty."""
    seen = dict.fromkeys(_rostered(policy))
    for duty, name in seen:
        words = duty.replace("_", " ")
        if name not in people:
            yield f"Nobody signs in as {name}, whom the roster has as {words}."
        elif duty not in people[name]:
            yield f"{name} is on the roster as {words} and does not hold that duty."


def _rostered(policy: Policy) -> Iterator[tuple[str, str]]:
    roster = policy.roster
    for duty, week in sorted(roster.weekly.items()):
        yield from ((duty, name) for day in week for span in day for name in span.people)
    for (duty, _), spans in sorted(roster.exceptions.items(), key=lambda entry: entry[0]):
        yield from ((duty, name) for span in spans for name in span.people)
    people = [turn.person for turn in roster.on_calls.turns] + [swap.person for swap in roster.on_calls.swaps]
    yield from ((ON_CALL_DUTY, name) for name in people if name is not None)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."
