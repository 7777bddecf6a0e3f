"""Words of the clinic's own: tried on past calls, and put into a draft."""

from audit.access import door
from coordination.http.endpoints import Asked, Command, Done, Told
from coordination.http.problems import Problem, Slug
from coordination.log.stream import now
from coordination.policy.documents import document_stream, file_of
from coordination.policy.errors import PolicyError
from coordination.policy.published import policy, shipped_files
from coordination.policy.standing import standing_of
from coordination.publishing.doing import acting, propose
from coordination.publishing.items import document_of
from coordination.publishing.judging import Judgment
from coordination.publishing.rights import PROPOSES, SEES_CALLS
from coordination.publishing.shapes import PolicyDocument
from coordination.publishing.trial import shapes
from coordination.publishing.trial.adding import NoPlace, with_phrase
from coordination.publishing.trial.looking import Match, look, only_this
from coordination.publishing.what_if.trying import since_days
from coordination.routing.patterns.errors import PatternError
from telephony.calls.row import CallRow

MOST = 100


class TryTriggerWords(Judgment):
    """Which past calls a phrase would have found, with the words and how urgent they would have been."""

    operation = "policy_words_try"
    roles = SEES_CALLS
    patient_data = True
    body = shapes.TryWords
    answer = shapes.WordsTried

    def find(self, asked: Asked) -> shapes.WordsTried:
        wanted = asked.body
        must_be_known(wanted.family, wanted.language)
        try:
            families = only_this(policy().triggers, wanted.language, wanted.family, wanted.phrase)
        except PatternError as error:
            raise unusable() from error
        looked = look(asked.accessor, families, since=since_days(now(), wanted.days), most=MOST)
        ids = {match.call for match in looked.matches}
        door.read(asked.accessor, "words_try", CallRow, lambda calls: calls.filter(pk__in=ids))
        return shapes.WordsTried(
            items=[item_of(match) for match in looked.matches],
            fresh=sum(not match.known for match in looked.matches),
            days=wanted.days,
            looked_at=looked.looked_at,
            left_out=looked.left_out,
        )


class AddTriggerWords(Command):
    """Put a phrase into the draft of a word file: of the latest draft, or of what is in force."""

    operation = "policy_words_add"
    roles = PROPOSES
    patient_data = False
    body = shapes.AddWords
    answer = PolicyDocument

    def do(self, told: Told) -> Done:
        wanted = told.body
        must_be_known(wanted.family, wanted.language)
        name = f"triggers.{wanted.language}"
        standing = standing_of(shipped_files())
        draft = standing.documents[name].draft
        in_force = standing.files_over(shipped_files())[file_of(name)].decode()
        try:
            text = with_phrase(draft.text if draft is not None else in_force, wanted.family, wanted.phrase)
        except (NoPlace, PolicyError) as error:
            raise Problem(Slug.REFUSED, "Put it in by hand: the draft is laid out otherwise.") from error
        result = propose(acting(told), name, text=text, note=wanted.note)
        item = document_of(name, result.document, result.logged, result.files, told.person)
        return Done(stream=document_stream(name), version=result.version, item=item)


def must_be_known(family: str, language: str) -> None:
    """422 for a family or a language that there are no words of."""
    words = policy().triggers.words
    if language not in words:
        raise Problem(Slug.UNPROCESSABLE, errors={"language": ["There are no words of this language."]})
    if family not in words[language].families:
        raise Problem(Slug.UNPROCESSABLE, errors={"family": ["There is no such family."]})


def unusable() -> Problem:
    return Problem(Slug.UNPROCESSABLE, errors={"phrase": ["Write plain words, as callers say them."]})


def item_of(match: Match) -> shapes.WordsMatch:
    return shapes.WordsMatch(
        call=match.call,
        at=match.at,
        line=match.line,
        start=match.found.start,
        end=match.found.end,
        words=match.found.words,
        sentence=match.sentence,
        tier=match.found.tier,
        why=match.found.why,
        known=match.known,
    )
