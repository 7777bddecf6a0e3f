"""What of the words that wake somebody is looser than before (S4, S10). Pure.

Words that are added make nothing looser. What is taken away does, and so may whatever nobody can compare:
classes, idioms, what is around the words.
"""

from collections.abc import Iterator

from coordination.policy.said import said
from coordination.policy.triggers import FamilyWords, Triggers, WordsFile


def loosened_words(before: Triggers, after: Triggers) -> Iterator[str]:
    """Family by family, language by language; nothing for policies that only add words."""
    for family, was in before.rules.items():
        now = after.rules.get(family)
        if now is None:
            yield f"Trigger family {said(family)} is gone."
            continue
        for reason in now.lowered_by:
            if reason not in was.lowered_by:
                yield f"Words of {said(family)} wait when they are {said(reason)}."
        if was.names_drug and not now.names_drug:
            yield f"Words of {said(family)} name no medication any more."
    for language, file in before.words.items():
        yield from _language(language, file, after.words.get(language))
    for language, context in before.contexts.items():
        if after.contexts.get(language) != context:
            yield f"What is around trigger words in {language} (denials, times, relatives) changes."


def _language(language: str, was: WordsFile, now: WordsFile | None) -> Iterator[str]:
    if now is None:
        yield f"There are no trigger words in {language} any more."
        return
    for family, words in was.families.items():
        found = now.families.get(family)
        yield from _family(family, language, words.value, found.value if found is not None else None)
    for title, old, new in (
        ("classes", was.classes, now.classes),
        ("compounds", was.compounds, now.compounds),
        ("idioms", was.idioms, now.idioms),
        ("ordinary words", was.ordinary, now.ordinary),
        ("words that are no forms", was.no_forms, now.no_forms),
        ("guessed words", was.guessed, now.guessed),
    ):
        if old != new:
            yield f"The {title} that trigger words in {language} are made of change."


def _family(family: str, language: str, was: FamilyWords, now: FamilyWords | None) -> Iterator[str]:
    if now is None:
        yield f"The words of {said(family)} in {language} are gone."
        return
    for title, old, new in (
        ("words", was.now, now.now),
        ("words to review", was.review, [*now.now, *now.review]),
        ("added words", was.added, [*now.added, *now.now]),
    ):
        if gone := [one for one in old if one not in new]:
            more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
            yield f"{said(family).capitalize()} in {language} loses {title}: “{gone[0]}”{more}."
