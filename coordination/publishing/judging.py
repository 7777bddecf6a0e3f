"""What the endpoints share that only look at a text."""

from typing import ClassVar

import msgspec
from django.http import HttpRequest

from coordination.http.decoding import body_of
from coordination.http.endpoints import Query
from coordination.http.problems import Problem, Slug
from coordination.policy.documents import file_of, names_of
from coordination.policy.published import shipped_files
from coordination.policy.standing import Standing, standing_of
from coordination.publishing.rights import READS
from coordination.publishing.staff import duties_by_name
from coordination.publishing.weighing import Weighed, weigh


class Judgment(Query):
    """A POST that only looks: a text that may be long, and is nobody's, stands in its body."""

    method: ClassVar[str] = "post"
    roles = READS
    patient_data = False

    def read_body(self, request: HttpRequest) -> msgspec.Struct | None:
        return body_of(request, self.body) if self.body else None


def known(name: str) -> str:
    """A document's name, or 404."""
    if name not in names_of(shipped_files()):
        raise Problem(Slug.NOT_FOUND, "No document is called so.")
    return name


def weighed(name: str, text: str | None) -> tuple[Standing, Weighed, str]:
    """A text against what is in force; without one the latest draft, or the document as it is. With the text
    in force."""
    standing = standing_of(shipped_files())
    document = standing.documents[known(name)]
    in_force = standing.files_over(shipped_files())[file_of(name)].decode()
    judged = text if text is not None else (document.draft.text if document.draft else in_force)
    return standing, weigh(name, judged, standing, duties_by_name()), in_force
