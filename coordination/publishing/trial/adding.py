"""A clinic's own phrase put into the text of a word file; everything else stays as it is written. Pure."""

import re

import yaml

from coordination.policy.errors import PolicyError
from coordination.policy.reading import typed
from coordination.policy.triggers import WordsFile

FILE = "triggers.yaml"


class NoPlace(Exception):
    """The text is not laid out so that a phrase can be put in: a person edits it by hand."""


def with_phrase(text: str, family: str, phrase: str) -> str:
    """The text with one more phrase under `added` of a family; the same text when it is there already.

    Raises PolicyError for a text that is no word file, NoPlace where the family cannot be found in it.
    """
    before = _file(text)
    if family not in before.families:
        raise NoPlace
    if phrase in before.families[family].value.added:
        return text
    after = _written(text.splitlines(), family, phrase)
    _check(before, after, family, phrase)
    return after


def _file(text: str) -> WordsFile:
    return typed({FILE: text.encode()}, FILE, WordsFile)


def _written(lines: list[str], family: str, phrase: str) -> str:
    start, end = _block(lines, family)
    for number in range(start, end):
        if re.fullmatch(r"      added:.*", lines[number]):
            return _with_line(lines, number, _list(lines, number, end), phrase)
    for number in range(start, end):
        if lines[number].rstrip() == "    value:":
            written = [*lines[: number + 1], f"      added: {_flow([phrase])}", *lines[number + 1 :]]
            return "\n".join(written) + "\n"
    raise NoPlace


def _block(lines: list[str], family: str) -> tuple[int, int]:
    """From the line after `  family:` to before the next thing of the same depth."""
    if "families:" not in lines:
        raise NoPlace
    families = lines.index("families:")
    for number in range(families + 1, len(lines)):
        if lines[number].rstrip() == f"  {family}:":
            after = range(number + 1, len(lines))
            end = next((at for at in after if re.match(r" {0,2}[^\s#]", lines[at])), len(lines))
            return number + 1, end
    raise NoPlace


def _list(lines: list[str], number: int, end: int) -> tuple[list[str], int]:
    """The phrases of `added`, written in one line or below it, and the line after them."""
    after = number + 1
    while after < end and re.match(r"\s{6,}(-|#)", lines[after]):
        after += 1
    found = yaml.safe_load("\n".join(lines[number:after]))
    phrases = found.get("added") if isinstance(found, dict) else None
    if phrases is not None and not isinstance(phrases, list):
        raise NoPlace
    return [str(one) for one in phrases or []], after


def _with_line(lines: list[str], number: int, found: tuple[list[str], int], phrase: str) -> str:
    phrases, after = found
    written = [*lines[:number], f"      added: {_flow([*phrases, phrase])}", *lines[after:]]
    return "\n".join(written) + "\n"


def _flow(phrases: list[str]) -> str:
    """`["one", "two"]`, each quoted: a phrase may be `no` or hold a colon."""
    return "[" + ", ".join('"' + one.replace("\\", "\\\\").replace('"', '\\"') + '"' for one in phrases) + "]"


def _check(before: WordsFile, after: str, family: str, phrase: str) -> None:
    """Nothing else may have changed: a text laid out otherwise than ours is a person's to edit."""
    try:
        now = _file(after)
    except PolicyError as error:
        raise NoPlace from error
    same_rest = (now.classes, now.idioms, now.compounds) == (before.classes, before.idioms, before.compounds)
    for name, was in before.families.items():
        added = [*was.value.added, phrase] if name == family else was.value.added
        is_now = now.families.get(name)
        if is_now is None or (is_now.value.now, is_now.value.review, is_now.value.added) != (
            was.value.now,
            was.value.review,
            added,
        ):
            raise NoPlace
    if not same_rest:
        raise NoPlace
