"""What is said in a planted call, with a word in each sentence that stands nowhere else."""

SAID, ALARMING, KEPT_AWAY, IMPATIENT, OVERHEARD = (
    "glimmerquartz",
    "frondescence",
    "brackenmoss",
    "tamariskine",
    "thimbleweed",
)
CORRECTED, HER_WORDS, HER_WHY = "sorghumlark", "campionvetch", "spikenardine"
CUED = f"nobody ever calls me {IMPATIENT} back"
LINES = (
    f"this is about the {SAID}",
    f"I have chest {ALARMING} pain since this morning",
    f"and I couldn't find {KEPT_AWAY} transportation",
    CUED,
    f"it is the {OVERHEARD} again",
)
SPOKEN = (SAID, ALARMING, KEPT_AWAY, IMPATIENT, OVERHEARD, CORRECTED, HER_WORDS, HER_WHY)
