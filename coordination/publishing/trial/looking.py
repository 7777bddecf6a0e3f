"""Where a phrase would have been found in the calls of the last days."""

import time
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import msgspec
from msgspec.structs import replace

from audit.access.accessor import Accessor
from coordination.policy.triggers import FamilyWords, Triggers
from coordination.publishing.what_if.past import Past, past_calls
from coordination.publishing.what_if.trying import PATIENCE, ids_since
from coordination.routing.decisions import SAME_WORDS
from coordination.routing.hearing import paused
from coordination.routing.triggers.building import families_of
from coordination.routing.triggers.families import Families
from coordination.routing.triggers.finding import find
from coordination.routing.triggers.heard import Found
from coordination.routing.window import window
from transcription.transcripts.superseding import shown


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a past call that the phrase finds. `sentence`: the segment that they begin in; `known`: the
    family was found there then."""

    call: UUID
    at: datetime
    line: str
    found: Found
    sentence: str
    known: bool


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """The newest matches first."""

    matches: list[Match]
    looked_at: int
    left_out: int


def only_this(triggers: Triggers, language: str, family: str, phrase: str) -> Families:
    """A word engine that knows this one phrase, and what is around words as ever. PatternError when it cannot
    be read."""
    words = {
        spoken: replace(
            file,
            families={
                name: replace(decided, value=FamilyWords(now=[])) for name, decided in file.families.items()
            },
        )
        for spoken, file in triggers.words.items()
    }
    chosen = words[language]
    added = replace(chosen.families[family], value=FamilyWords(now=[], added=[phrase]))
    words[language] = replace(chosen, families={**chosen.families, family: added})
    return families_of(replace(triggers, words=words))


def look(accessor: Accessor, families: Families, *, since: datetime, most: int) -> Looked:
    """In the calls since then that may be analyzed, the newest first, until enough is found or time is up."""
    ids = ids_since(accessor, since)
    matches: list[Match] = []
    looked_at = left_out = 0
    began = time.monotonic()
    for past in past_calls(ids):
        if time.monotonic() - began > PATIENCE or len(matches) >= most:
            left_out = len(ids) - ids.index(past.id)
            break
        looked_at += 1
        if past.analyzed:
            matches += _in(past, families)
    return Looked(matches=matches[:most], looked_at=looked_at, left_out=left_out)


def _in(past: Past, families: Families) -> Iterator[Match]:
    silent = paused(past.call)
    for segment in shown(past.transcript):
        if not segment.words:
            continue
        for found in find(window(past.transcript, segment, silent), families, segment.heard.segment):
            begun = past.transcript.segments[found.segment]
            yield Match(
                call=past.id,
                at=past.at,
                line=past.line,
                found=found,
                sentence=begun.text,
                known=_known(past, found),
            )


def _known(past: Past, found: Found) -> bool:
    return any(
        one.family == found.family
        and found.start <= one.end + SAME_WORDS
        and one.start <= found.end + SAME_WORDS
        for one in past.routing.triggers
    )
