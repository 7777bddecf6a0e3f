"""The forms of an English verb, so that a pattern with one of them is found with all: "don't see the point in
waking up" is "wake up".

The verbs are those that callers use of bodies and of what people do to each other, regular ones by the rules
of spelling. Left out are auxiliaries, which patterns and denials tell apart ("do", "did"), and verbs of which
one form is as often something else: a heart "attack", a flu "shot", a "bit" tired, "fall" and "touch base".
"""

from functools import cache

VOWELS = "aeiou"
REGULAR = (
    "ache bang blame bleach blink bother bruise bulge bump choke chop clench collapse complain cough cram "
    "dangle die disappear drain drip droop drown dump faint foam gash gasp grab groan grope gush hammer heal "
    "injure kick kiss leak molest murder nod numb ooze pass peel pinch poke pop pound pour pull punch push "
    "radiate rape respond roll rupture scream shove slam slap slice slip slur smack smash "
    "smother snap spank spill spit sprain spray squirt stalk starve strap stumble suck suffer swallow "
    "threaten throb tighten tingle twist twitch vomit whip yank yell"
)
IRREGULAR = {
    "beat": "beat beats beating beaten",
    "blow": "blow blows blowing blew blown",
    "break": "break breaks breaking broke broken",
    "catch": "catch catches catching caught",
    "drink": "drink drinks drinking drank drunk",
    "eat": "eat eats eating ate eaten",
    "fight": "fight fights fighting fought",
    "hang": "hang hangs hanging hung hanged",
    "hit": "hit hits hitting",
    "lose": "lose loses losing lost",
    "make": "make makes making made",
    "shake": "shake shakes shaking shook shaken",
    "sleep": "sleep sleeps sleeping slept",
    "sting": "sting stings stinging stung",
    "swell": "swell swells swelling swelled swollen swole swoll",
    "throw": "throw throws throwing threw thrown",
    "wake": "wake wakes waking woke woken",
}


@cache
def forms() -> dict[str, tuple[str, ...]]:
    """For each form of each verb all of them."""
    verbs = {verb: tuple(_regular(verb)) for verb in REGULAR.split()} | {
        verb: tuple(several.split()) for verb, several in IRREGULAR.items()
    }
    found: dict[str, set[str]] = {}
    for several in verbs.values():
        for one in several:
            found.setdefault(one, set()).update(several)
    return {one: tuple(sorted(several)) for one, several in found.items()}


def _regular(verb: str) -> tuple[str, ...]:
    consonant_y = verb[-1] == "y" and verb[-2] not in VOWELS
    syllables = sum(letter in VOWELS for letter in verb)
    doubled = syllables == 1 and verb[-1] not in "aeiouwxyh" and verb[-2] in VOWELS
    stem = verb[:-1] if verb[-1] == "e" else verb + verb[-1] if doubled else verb
    plural = (
        verb[:-1] + "ies" if consonant_y else verb + ("es" if verb.endswith(("s", "x", "sh", "ch")) else "s")
    )
    past = verb[:-1] + "ied" if consonant_y else stem + "ed"
    ing = verb[:-2] + "ying" if verb.endswith("ie") else stem + "ing"
    return verb, plural, past, ing
