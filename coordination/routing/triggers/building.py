"""From the policy's files to families: one lexicon for all languages, every pattern compiled once."""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from coordination.policy.triggers import ContextFile, Triggers
from coordination.routing.patterns.compiling import Compiler, Pattern
from coordination.routing.patterns.lexicon import Lexicon
from coordination.routing.patterns.plain import plain_words
from coordination.routing.patterns.searching import Patterns
from coordination.routing.patterns.vocabulary import vocabulary_of
from coordination.routing.triggers.answers import Answers, Turned
from coordination.routing.triggers.context import Around, Clausal
from coordination.routing.triggers.families import Families, Tongue
from coordination.routing.triggers.read_files import (
    PATTERNS,
    ReadContext,
    ReadPattern,
    ReadWords,
    read_context,
    read_words,
)
from coordination.routing.triggers.said import Manner, Phrases

LISTS = (
    "light",
    "hanging",
    "negative",
    "contrasts",
    "breaks",
    "subjects",
    "takers",
    "possessives",
    "carriers",
    "openers",
    "joiners",
    "pointers",
    "happens",
    "given",
    "owned",
    "alternatives",
    "older_before",
    "past",
    "others",
    "listening",
    "auxiliaries",
    "persons",
)
"""Fields of a context file that are plain words, each its own."""
SMALL = ("light", "negative", "subjects", "takers", "possessives", "carriers", "openers", "hanging")
"""Words of grammar, which every sentence has some of."""


def families_of(triggers: Triggers) -> Families:
    """PatternError, with file, pattern and a sentence, where something in the files cannot be read."""
    compounds = {"".join(_plain(one)) for file in triggers.words.values() for one in file.compounds}
    words = {language: read_words(language, file, compounds) for language, file in triggers.words.items()}
    contexts = {
        language: read_context(language, file, compounds) for language, file in triggers.contexts.items()
    }
    lexicon = _lexicon(triggers, compounds, words.values(), contexts.values())
    used = {
        language: vocabulary_of([*words[language].nodes(), *contexts[language].nodes()]).words
        for language in words
    }

    def others(language: str) -> set[str]:
        return {word for other, several in used.items() if other != language for word in several}

    tongues, compiled = [], []
    files = list(triggers.contexts.values())
    for language, file in triggers.contexts.items():
        context = contexts[language]
        compiler = _compiler(lexicon, words[language], context, file)
        families = [(meaning, _one(compiler, pattern)) for meaning, pattern in words[language].patterns]
        tongues.append(
            Tongue(
                patterns=Patterns(families),
                idioms=Patterns(_compiled(compiler, words[language].idioms)),
                besides=Patterns([(family, _one(compiler, one)) for family, one in words[language].besides]),
                clausal=_clausal(lexicon, file),
                own=frozenset(map(lexicon.of_word, used[language] - others(language))),
            )
        )
        compiled.append({name: _compiled(compiler, several) for name, several in context.patterns.items()})
    return Families(
        lexicon=lexicon,
        tongues=tuple(tongues),
        rules=triggers.rules,
        manner=_manner(triggers),
        arounds={
            together: _around(
                lexicon,
                [files[number] for number in together],
                _together([compiled[number] for number in together]),
            )
            for together in _groups(len(files))
        },
        answers=_answers(lexicon, files, _together(compiled)),
    )


def _lexicon(
    triggers: Triggers,
    compounds: Collection[str],
    words: Collection[ReadWords],
    contexts: Collection[ReadContext],
) -> Lexicon:
    used = vocabulary_of(node for several in (words, contexts) for one in several for node in one.nodes())
    listed = {word for file in triggers.contexts.values() for name in LISTS for word in getattr(file, name)}
    files = triggers.words.values()
    guessed = {plain for file in files for plain in _all(file.guessed)}
    return Lexicon(
        words=used.words | _all(listed) | {*compounds} | guessed,
        stems=used.stems,
        guessed=guessed,
        ordinary=(plain for file in files for plain in _all(file.ordinary)),
        no_forms=(plain for file in files for plain in _all(file.no_forms)),
    )


def _compiler(lexicon: Lexicon, words: ReadWords, context: ReadContext, file: ContextFile) -> Compiler:
    return Compiler(
        lexicon,
        context.classes | words.classes,
        light=_all(file.light),
        breaks=_all(file.breaks),
        common={word for name in SMALL for word in _all(getattr(file, name))},
    )


def _one(compiler: Compiler, pattern: ReadPattern) -> Pattern:
    return compiler.compile(pattern.node, pattern.source, pattern.where)


def _compiled(compiler: Compiler, several: Iterable[ReadPattern]) -> list[tuple[None, Pattern]]:
    return [(None, _one(compiler, one)) for one in several]


def _clausal(lexicon: Lexicon, file: ContextFile) -> Clausal:
    return Clausal(
        contrasts=_characters(lexicon, file.contrasts),
        subjects=_characters(lexicon, file.subjects),
        takers=_characters(lexicon, file.takers),
        possessives=_characters(lexicon, file.possessives),
        carriers=_characters(lexicon, file.carriers),
        openers=_characters(lexicon, file.openers),
        joiners=_characters(lexicon, file.joiners),
        past=_characters(lexicon, file.past),
        pointers=_characters(lexicon, file.pointers),
        happens=_characters(lexicon, file.happens),
    )


def _groups(many: int) -> list[tuple[int, ...]]:
    """Every group of languages that one text may be in."""
    return [group for size in range(1, many + 1) for group in combinations(range(many), size)]


def _together(compiled: Sequence[dict[str, list[tuple[None, Pattern]]]]) -> dict[str, Patterns[None]]:
    return {name: Patterns([one for several in compiled for one in several[name]]) for name in PATTERNS}


def _around(lexicon: Lexicon, files: Iterable[ContextFile], compiled: dict[str, Patterns[None]]) -> Around:
    """Of the languages that a text is in, together: a word like "suicide" or "no" is of both, and "no he
    tenido" is not the English "no, he"."""
    return Around(
        not_denials=compiled["not_denials"],
        denials=compiled["denials"],
        denials_after=compiled["denials_after"],
        given=frozenset().union(*(_characters(lexicon, file.given) for file in files)),
        owned=frozenset().union(*(_characters(lexicon, file.owned) for file in files)),
        alternatives=frozenset().union(*(_characters(lexicon, file.alternatives) for file in files)),
        recent=compiled["recent"],
        older=compiled["older"],
        older_before=frozenset().union(*(_characters(lexicon, file.older_before) for file in files)),
        past=frozenset().union(*(_characters(lexicon, file.past) for file in files)),
        family=compiled["family"],
        others=frozenset().union(*(_characters(lexicon, file.others) for file in files)),
        not_family=compiled["not_family"],
        hypothetical=compiled["hypothetical"],
        not_hypothetical=compiled["not_hypothetical"],
    )


def _answers(lexicon: Lexicon, files: Iterable[ContextFile], compiled: dict[str, Patterns[None]]) -> Answers:
    return Answers(
        yes=compiled["yes_answers"],
        no=compiled["no_answers"],
        agreed=compiled["agreements"],
        asked=compiled["asked"],
        asked_of_the_past=compiled["asked_of_the_past"],
        listening=frozenset().union(*(_characters(lexicon, file.listening) for file in files)) | set(",.?;|"),
        turned=tuple(
            Turned(
                negation=lexicon.of_word(file.negation),
                auxiliaries=_characters(lexicon, file.auxiliaries),
                persons=_characters(lexicon, file.persons),
                before=file.negation_before,
            )
            for file in files
        ),
    )


def _manner(triggers: Triggers) -> Manner:
    files = triggers.contexts.values()
    return Manner(
        fillers=_phrases(phrase for file in files for phrase in file.fillers),
        compounds=_phrases(phrase for file in triggers.words.values() for phrase in file.compounds),
        hanging=frozenset(word for file in files for word in _all(file.hanging)),
        negative=frozenset(word for file in files for word in _all(file.negative)),
    )


def _phrases(phrases: Iterable[str]) -> Phrases:
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        plain = _plain(phrase)
        by_first.setdefault(plain[0], set()).add(plain)
    return {first: tuple(sorted(several, key=len, reverse=True)) for first, several in by_first.items()}


def _characters(lexicon: Lexicon, words: Iterable[str]) -> frozenset[str]:
    return frozenset(lexicon.of_word(word) for word in _all(words))


def _all(words: Iterable[str]) -> set[str]:
    return {plain for word in words for plain in _plain(word)}


def _plain(phrase: str) -> tuple[str, ...]:
    return tuple(plain for word in phrase.split() for plain in plain_words(word)[0])
