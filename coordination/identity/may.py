"""What a speaker may hear and decide, in sentences for the one who talks with her. Pure."""

from coordination.identity.events import GivenAuthority, Speaker

OWN_CARE = (
    "The patient is an adolescent: her or his own confidential care is not shown, spoken or messaged to this"
    " speaker."
)


def sentences(speaker: Speaker, given: GivenAuthority) -> list[str]:
    """The most important first; without authority that is all there is to say."""
    said = [_standing(speaker, given)]
    if given.limits:
        said.append(given.limits)
    if given.own_care_withheld:
        said.append(OWN_CARE)
    return said


def _standing(speaker: Speaker, given: GivenAuthority) -> str:
    match given.standing:
        case "own":
            return "The patient speaks."
        case "patients_words":
            passes_on = "interprets" if speaker == "interpreter" else "relays"
            return f"The speaker {passes_on} the patient's own words."
        case "professional":
            return "A professional: what treatment, payment or operations need, and no more."
        case "on_file":
            return f"May hear and decide about {_listed(given.covers)}."
        case "none":
            return "No authority: tell this speaker nothing, and let this speaker decide nothing."


def _listed(covers: tuple[str, ...]) -> str:
    *most, last = covers
    return f"{', '.join(most)} and {last}" if most else last
