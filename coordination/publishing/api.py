"""The clinic's policy over HTTP: documents, drafts, what is wrong with them, publishing; who is on duty."""

from coordination.http.endpoints import Asked, Command, Done, Query, Told, route
from coordination.http.problems import Problem, Slug, answers
from coordination.log.stream import now
from coordination.people.roles import CARE, FIGURES
from coordination.policy import decisions
from coordination.policy.documents import document_stream, file_of
from coordination.policy.events import PolicyProposed
from coordination.policy.published import LANGUAGES, policy, shipped_files
from coordination.policy.standing import standing_of
from coordination.publishing import doing, previewing, rights_page, shapes, words
from coordination.publishing.differing import lines_between
from coordination.publishing.doing import Result, acting
from coordination.publishing.duty import on_duty
from coordination.publishing.items import briefs_of, document_of
from coordination.publishing.judging import Judgment, known, weighed
from coordination.publishing.rights import PROPOSES, READS, SIGNS_SOMETHING, is_licensed, may_publish
from coordination.publishing.staff import display_names
from coordination.publishing.trial.endpoints import AddTriggerWords, TryTriggerWords
from coordination.publishing.what_if.endpoints import CountPolicyWhatIf, GetPolicyWhatIf

__all__ = ["rights_page", "routes", "words"]  # these register themselves when they are imported

answers(decisions.NotTheirsToPublish, Slug.ROLE_NOT_ALLOWED)
answers(decisions.NotTheirsToSign, Slug.ROLE_NOT_ALLOWED)


class ListPolicy(Query):
    """Every document: what is in force, since when, by whom, and what is proposed."""

    operation = "policy_list"
    roles = READS
    patient_data = False
    answer = shapes.PolicyPage

    def find(self, asked: Asked) -> shapes.PolicyPage:
        items = briefs_of(standing_of(shipped_files()), asked.person)
        return shapes.PolicyPage(items=items, next=None, in_force=policy().version)


class GetPolicy(Query):
    """One document: its text, the draft, everything that happened to it, its signatures."""

    operation = "policy_get"
    roles = READS
    patient_data = False
    answer = shapes.PolicyDocument

    def find(self, asked: Asked, name: str) -> shapes.PolicyDocument:
        standing = standing_of(shipped_files())
        return document_of(
            known(name),
            standing.documents[name],
            standing.loaded[name].logged,
            standing.files_over(shipped_files()),
            asked.person,
        )


class GetPolicyDraft(Query):
    """The text of a draft by its number, also one that was published or replaced long ago."""

    operation = "policy_draft_get"
    roles = READS
    patient_data = False
    answer = shapes.PolicyText

    def find(self, asked: Asked, name: str, id: int) -> shapes.PolicyText:
        loaded = standing_of(shipped_files()).loaded[known(name)]
        for event in loaded.events:
            if isinstance(event, PolicyProposed) and event.draft == id:
                return shapes.PolicyText(draft=id, text=event.text)
        raise Problem(Slug.NOT_FOUND, "There is no draft of that number.")


class CheckPolicy(Judgment):
    """What is wrong with a text, what of it is looser, and what it changes."""

    operation = "policy_check"
    body = shapes.WeighPolicy
    answer = shapes.PolicyWeighed

    def find(self, asked: Asked, name: str) -> shapes.PolicyWeighed:
        standing, found, in_force = weighed(name, asked.body.text)
        document = standing.documents[name]
        unsigned = standing.documents["rollout"].signatures_missing(found.notices) if found.acts else []
        after = found.files[file_of(name)].decode()
        return shapes.PolicyWeighed(
            problems=list(found.problems),
            loosens=list(found.loosens),
            acts=found.acts,
            unsigned=unsigned,
            lines=[
                shapes.PolicyLine(change=line.change, number=line.number, text=line.text)
                for line in lines_between(in_force, after)
            ],
            may_publish=may_publish(asked.person, name)
            and not found.problems
            and not unsigned
            and (not found.loosens or is_licensed(asked.person))
            and (document.draft is None or document.draft.based_on == document.number),
        )


class PreviewPolicy(Judgment):
    """What a text means where it can be shown: prompts, modes, the roster's next two weeks."""

    operation = "policy_preview"
    body = shapes.WeighPolicy
    answer = shapes.PolicyPreview

    def find(self, asked: Asked, name: str) -> shapes.PolicyPreview:
        _, found, _ = weighed(name, asked.body.text)
        preview = shapes.PolicyPreview(
            problems=list(found.problems), prompts=[], modes=[], days=[], shifts=[], on_call=[]
        )
        if found.after is None:
            return preview
        family, _, language = name.partition(".")
        if family == "prompts" and language in LANGUAGES:
            preview.prompts = previewing.prompts_of(found.before, found.after, language)
        elif name == "rollout":
            preview.modes = previewing.modes_of(found.before, found.after)
        elif name in ("roster", "hours"):
            names = display_names()
            preview.days = previewing.days_of(found.after, now())
            preview.shifts = previewing.shifts_of(found.after, now(), names)
            preview.on_call = previewing.on_call_of(found.after, now(), names)
        return preview


class PolicyCommand(Command):
    """A command that answers the document after it."""

    roles = PROPOSES
    patient_data = False
    if_match = True
    answer = shapes.PolicyDocument

    def do(self, told: Told, name: str) -> Done:
        result = self.act(told, known(name))
        item = document_of(name, result.document, result.logged, result.files, told.person)
        return Done(stream=document_stream(name), version=result.version, item=item)

    def act(self, told: Told, name: str) -> Result:
        raise NotImplementedError


class ProposePolicy(PolicyCommand):
    """Write a draft down. It counts for nothing until it is published."""

    operation = "policy_propose"
    body = shapes.ProposePolicy

    def act(self, told: Told, name: str) -> Result:
        return doing.propose(acting(told), name, text=told.body.text, note=told.body.note)


class PublishPolicy(PolicyCommand):
    """Put the draft in force, everywhere within two seconds. Refused while anything is wrong with it, when it
    was overtaken, and when it loosens what is clinical and who asks has no license."""

    operation = "policy_publish"
    body = shapes.PublishPolicy

    def act(self, told: Told, name: str) -> Result:
        return doing.publish(acting(told), name, draft=told.body.draft, note=told.body.note)


class WithdrawPolicy(PolicyCommand):
    """Go back to the document that ships, by the rules of publishing."""

    operation = "policy_withdraw"
    body = shapes.WithdrawPolicy

    def act(self, told: Told, name: str) -> Result:
        return doing.withdraw(acting(told), name, note=told.body.note)


class SignPolicy(PolicyCommand):
    """Sign, on the rollout, for the notices, the backups or the downtime drill."""

    operation = "policy_sign"
    roles = SIGNS_SOMETHING
    body = shapes.SignPolicy
    if_match = False

    def act(self, told: Told, name: str) -> Result:
        if name != "rollout":
            raise Problem(Slug.NOT_FOUND, "The rollout alone is signed for.")
        return doing.sign(acting(told), name, subject=told.body.subject, note=told.body.note)


class GetDuty(Query):
    """Who is on duty now, by duty, who of them is there, and whose telephone rings for the on-call."""

    operation = "duty_get"
    roles = CARE | FIGURES | READS
    patient_data = False
    answer = shapes.OnDuty

    def find(self, asked: Asked) -> shapes.OnDuty:
        return on_duty(policy(), now())


routes = [
    route("policy", ListPolicy),
    route("policy/triggers/try", TryTriggerWords),
    route("policy/triggers/add_words", AddTriggerWords),
    route("policy/<str:name>", GetPolicy),
    route("policy/<str:name>/drafts/<int:id>", GetPolicyDraft),
    route("policy/<str:name>/propose", ProposePolicy),
    route("policy/<str:name>/check", CheckPolicy),
    route("policy/<str:name>/preview", PreviewPolicy),
    route("policy/<str:name>/what_if", GetPolicyWhatIf),
    route("policy/<str:name>/what_if/counts", CountPolicyWhatIf),
    route("policy/<str:name>/publish", PublishPolicy),
    route("policy/<str:name>/withdraw", WithdrawPolicy),
    route("policy/<str:name>/sign", SignPolicy),
    route("duty", GetDuty),
]
