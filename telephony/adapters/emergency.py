"""Which numbers we never dial (S16). Pure."""

import re
from urllib.parse import unquote

import phonenumbers
from phonenumbers import shortnumberinfo

from telephony.adapters.port import EmergencyNumber

E164 = re.compile(r"\+[1-9][0-9]{6,14}")
# Of whom a person asks help, not a machine; 933 is where 911 lines are tested.
NEVER = frozenset(
    ["911", "112", "999", "000", "988", "933", "110", "111", "113", "115", "117", "118", "119", "120", "122"]
)

OURS = frozenset(["911", "988", "933"])  # with the country's 1 before them, they are the same


def refuse_emergency(number: str) -> None:
    """Raise EmergencyNumber for an emergency number, however it is written, and for every short code.

    An address of our own people (`client:`, `sip:`) passes.
    """
    if number.startswith(("client:", "sip:")):
        user = re.split("[@;?:]", unquote(number.partition(":")[2]))[0]
        digits = re.sub("[-.() +]", "", user)
        if digits in NEVER or digits.removeprefix("1") in OURS:
            raise EmergencyNumber
        return
    if not E164.fullmatch(number):
        raise EmergencyNumber("Only whole numbers as +12025550100 are dialed, never short codes.")
    parsed = phonenumbers.parse(number)
    national = str(parsed.national_number)
    region = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
    if national in NEVER or national[:3] == "911" or shortnumberinfo.is_emergency_number(national, region):
        raise EmergencyNumber
