"""A person of ours spoke a published script to the caller, and says so with one key.

After a trigger of now whoever has the caller gives the script at once: this is how the record knows that it
was said, in which version, by whom, and when.
"""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from coordination.http.endpoints import Command, Done, Told
from coordination.http.problems import Problem, Slug
from coordination.http.shapes import Body
from coordination.log.execute import execute
from coordination.log.projection import projected
from coordination.people.roles import CARE
from coordination.policy.prompts import Prompt
from coordination.policy.published import policy
from telephony.calls.commands import RecordFact
from telephony.calls.decisions import CALL
from telephony.calls.events import CallScriptSpoken
from telephony.calls.items import CallItem, item_of
from telephony.calls.keys import known_call
from telephony.calls.projections import calls
from telephony.calls.telling import stream_of


class SpokenScript(Body):
    """The script, by its name in the published prompts, and the language in which it was spoken. A notice
    is no script of these: the phone system speaks it."""

    script: Annotated[str, Meta(min_length=1, max_length=64)]
    language: Literal["en", "es"] = "en"
    purpose: Literal["emergency", "answer"] = "emergency"


class RecordScriptSpoken(Command):
    """The caller was given a published script by this person, now."""

    operation = "call_script_spoken"
    roles = CARE
    body = SpokenScript
    answer = CallItem

    def do(self, told: Told, id: UUID) -> Done:
        said: SpokenScript = told.body
        prompt = published(said.script, said.language)
        stream = stream_of(id)
        outcome = execute(
            CALL,
            stream,
            lambda now: RecordFact(
                fact=CallScriptSpoken(
                    at=now,
                    script=prompt.name,
                    version=prompt.version,
                    purpose=said.purpose,
                    language=prompt.language,
                    by=f"person/{told.person.pk}",
                )
            ),
            told.context,
            expected=told.expected,
            also=known_call,
        )
        return Done(stream=stream, version=outcome.version, item=item_of(projected(calls, outcome.logged)))


def published(script: str, language: str) -> Prompt:
    """The text in that language itself: what was spoken in another one is not this version."""
    prompt = policy().prompts.get((script, language))
    if prompt is None:
        raise Problem(
            Slug.UNPROCESSABLE,
            "No script of this name is published in this language.",
            errors={"script": ["Not published."]},
        )
    return prompt
