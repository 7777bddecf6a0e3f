"""When a transcript says no: one class a rule, each a sentence for the person who asked."""

from coordination.log.errors import Refused


class TranscriptionUnanswered(Refused):
    """S3: without an answer nothing is decoded, and nothing that was decoded is kept."""

    sentence = "The caller has not answered the question about transcription: no word is kept."


class TranscriptionDeclined(Refused):
    """S13: the caller's no wins at any moment."""

    sentence = "The caller said no to transcription: no word is kept."


class AnalysisRefused(Refused):
    """S3, S13: without a yes to analysis no machine makes anything of the words."""

    sentence = "The caller did not agree to analysis: nothing is made of the words."


class NoSuchSegment(Refused):
    sentence = "There is no such segment in this transcript. Load it again."


class NoSuchWords(Refused):
    """First and last do not name words of the segment as it is now."""

    sentence = "The segment has no such words. Load the transcript again and select them anew."


class SegmentReplaced(Refused):
    """A later pass took its place: nobody sees it, so nobody corrects it."""

    sentence = "A later hearing of the call took the place of this segment. Load the transcript again."


class WordsDestroyed(Refused):
    sentence = "The words were destroyed: there is nothing left to correct, to review or to look under."


class DigitsRefused(Refused):
    """What would have been masked if it had been heard is not typed in either."""

    sentence = "Digits of cards and social security numbers are not written down: leave them out."


class NoSuchRange(Refused):
    """A range ends after it begins."""

    sentence = "Choose a range that ends after it begins."


class NothingThere(Refused):
    """Nobody can stand by words that are not there."""

    sentence = "No words are shown in this range. Choose one that has words."


class NoSuchMask(Refused):
    sentence = "There is no such mask in this transcript."


class NotLiftable(Refused):
    """A card's number and code are nowhere: they were removed, not hidden."""

    sentence = "This cannot be lifted: the digits were removed for good and are kept nowhere."


class ReasonNeeded(Refused):
    sentence = "Say why you need to see these digits."
