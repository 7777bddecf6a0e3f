"""Whether a row of another table belongs to a call whose patient is confirmed, asked inside its own query."""

from typing import Any

from django.db.models import Exists, Lookup, OuterRef, UUIDField
from django.db.models.sql.compiler import SQLCompiler

from coordination.identity.row import IdentityRow


@UUIDField.register_lookup
class AnyOf(Lookup):
    """`id__any_of=OuterRef("calls")`: one of the ids of an array column."""

    lookup_name = "any_of"

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, of_left = self.process_lhs(compiler, connection)
        right, of_right = self.process_rhs(compiler, connection)
        return f"{left} = ANY({right})", (*of_left, *of_right)


def has_a_patient(calls: str) -> Exists:
    """Whether any call of the array column `calls` has a confirmed patient."""
    return Exists(IdentityRow.objects.filter(matched=True, pk__any_of=OuterRef(calls)))
