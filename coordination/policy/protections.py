"""Why a call is specially protected: law and good practice ask more of whoever handles it."""

from typing import Literal

Protection = Literal[
    "behavioral_health",
    "substance_use",
    "abuse",
    "reproductive",
    "hiv",
    "adolescent",
    "oncology",
    "palliative",
]
