"""When a confirmation says no: one class a rule, each a sentence for the person who asked, and no word of a
patient (S8)."""

from coordination.log.errors import Refused


class OnlyAPersonConfirms(Refused):
    """S2: no machine links a patient to a call."""

    sentence = "Only a person confirms a patient."


class NotByNumberAlone(Refused):
    """S2, in its plainest form."""

    sentence = "A telephone number alone confirms nobody. Ask for the full name and the birth date."


class TwoIdentifiersNeeded(Refused):
    sentence = "Two identifiers of different kinds are needed. Ask for one more."


class OneOfThePersonNeeded(Refused):
    """An address and a number are a household's: they do not tell its members apart."""

    sentence = (
        "A number and an address are a whole household's. Ask for the full name, birth date or record number."
    )


class IdentifierDiffers(Refused):
    """What was said is not what the chart has. Which, not what, is told."""


class FitsMoreThanOne(Refused):
    """Twins, a shared telephone: the two do not single anybody out."""

    sentence = (
        "These identifiers fit more than one patient. Ask for the full name or the record number as well."
    )


class NotACandidate(Refused):
    """The chart is not among those that this call and what was said lead to."""

    sentence = "This patient is no candidate of this call. Describe who was said to be the patient first."


class SpeakerUnnamed(Refused):
    """Authority is somebody's by name."""

    sentence = "Say the name of the one who speaks for the patient."


class NoAuthorityOnFile(Refused):
    """It is shown from the EHR, never assumed."""

    sentence = (
        "The EHR has no authority for a speaker of this name and relation. Speak with the patient, or confirm"
        " the call without authority: then nothing may be told or decided."
    )


class AuthorityExpired(Refused):
    sentence = (
        "The authority that the EHR has for this speaker has ended. Speak with the patient, or confirm the"
        " call without authority: then nothing may be told or decided."
    )


class AuthorityNotYet(Refused):
    sentence = "The authority that the EHR has for this speaker has not begun. Speak with the patient."


class AuthorityLimited(Refused):
    """It covers something, and not this."""


class MatterNeeded(Refused):
    """An authority is for something."""

    sentence = "Say what the call is about: scheduling, billing, medical or records."


class OrganizationNeeded(Refused):
    sentence = "Say for which laboratory, pharmacy, hospital or practice the caller speaks."


class InterpreterUnsaid(Refused):
    sentence = "Say who interprets: a professional, somebody of the staff, or an adult of the family."


class NoMinorInterprets(Refused):
    """45 CFR 92.201(e): a minor child does not interpret."""

    sentence = "No minor of the family interprets. Offer an interpreter and go on with that one."


class PartNeeded(Refused):
    """Two patients in one call: each for a part or a reason."""

    sentence = "Another patient is confirmed for this call. Say for which part or reason of it this one is."


class NoSuchConfirmation(Refused):
    sentence = "There is no such confirmation in this call. Load it again."


class NothingDescribed(Refused):
    sentence = "Write down a name, a birth date or a record number."


class ReasonNeeded(Refused):
    sentence = "Say why this is taken back."
