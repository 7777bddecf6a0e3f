"""Reads the stories and says in plain words what is wrong with one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from telephony.simulator.script import WITHHELD, Consent, KeyPress, PhoneCall, Queue, Script, Words

CALLS = Path(__file__).parent / "calls"
AUDIO = Path(__file__).parent / "audio"
CALLER = re.compile(r"\+1(?:2025550(?:10[3-8]|11\d)|30155501\d\d)")  # the clinic has 202 555 0100 to 0139
CALLERS = '"+12025550103" to "...0108", "+12025550110" to "...0119", "+13015550100" to "...0199"'
E164 = re.compile(r"\+[1-9]\d{6,14}")
WORDS_OF_A_STORY = sorted(
    {
        name
        for struct in (Script, PhoneCall, Consent, KeyPress, Queue, Words)
        for name in struct.__struct_encode_fields__
    }
)


class ScriptProblem(Exception):
    """A story that cannot be played; each line names the file, the place and what to change."""


def read_scripts(folder: Path = CALLS, audio: Path | None = AUDIO) -> dict[str, Script]:
    """All stories of a folder by name, in the order of their files; `audio=None` leaves audio unchecked."""
    return {path.stem: read_script(path, audio) for path in sorted(folder.glob("*.yaml"))}


def read_script(path: Path, audio: Path | None = AUDIO) -> Script:
    """One story, or a ScriptProblem that names everything that is wrong with it."""
    try:
        script = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Script)
    except yaml.YAMLError as error:
        raise ScriptProblem(f"{path.name}: not YAML: {str(error).splitlines()[0]}") from error
    except msgspec.ValidationError as error:
        raise ScriptProblem(f"{path.name}: {_in_plain_words(str(error))}") from error
    problems = [f"{path.name}: {problem}" for problem in _problems(script, audio)]
    if problems:
        raise ScriptProblem("\n".join(problems))
    return script


def _in_plain_words(message: str) -> str:
    what, _, where = message.partition(" - at ")
    place = where.strip("`").removeprefix("$").removeprefix(".")
    unknown = re.fullmatch(r"Object contains unknown field `(.*)`", what)
    if unknown:
        near = difflib.get_close_matches(unknown[1], WORDS_OF_A_STORY, n=1)
        what = f"`{unknown[1]}` is not known" + (f", did you mean `{near[0]}`?" if near else "")
    elif what == "Expected `str`, got `int`":
        what = "put the number in quotes"
    return f"{place}: {what}" if place else what


def _problems(script: Script, audio: Path | None) -> Iterator[str]:
    if script.from_ != WITHHELD and not CALLER.fullmatch(script.from_):
        yield f"from: an invented caller, {CALLERS}, or withheld"
    if not E164.fullmatch(script.to):
        yield 'to: a number as "+12025550100"'
    if not script.calls:
        yield "calls: there is no call in this story"
    if not script.called_back:
        yield "called_back: name at least one of answered, no_answer, busy, failed"
    for index, call in enumerate(script.calls):
        for problem in _problems_of_a_call(call, audio):
            yield f"calls[{index}]: {problem}"


def _problems_of_a_call(call: PhoneCall, audio: Path | None) -> Iterator[str]:
    heard = call.answered_by is not None or call.voicemail
    if call.answered_by is not None and call.voicemail:
        yield "answered_by and voicemail: only one of them can happen"
    if (call.ends == "completed") != heard:
        yield "ends: a call is completed when somebody answered or a voicemail was left, and only then"
    if call.hangs_up_in_notice and (call.consent or call.queue or call.keys or heard):
        yield "hangs_up_in_notice: nothing else can happen in this call"
    if call.said and call.audio is None:
        yield "said: name the audio file that these words are rendered to"
    if call.audio is None:
        return
    if not (call.consent and call.consent.recording):
        yield "audio: there is none without a yes to recording"
    if not heard or not call.said:
        yield "audio: needs somebody who hears it and the words under said"
    if [words.at for words in call.said] != sorted(words.at for words in call.said):
        yield "said: the times under at must grow"
    if audio is not None and not (audio / call.audio).is_file():
        yield f"audio: {call.audio} is missing; render it with scripts/render_speech.py"
