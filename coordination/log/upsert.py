"""Rows of a read model, read and written by the hundred in one statement each way.

Writing goes through `unnest`, three to four times faster than the ORM's bulk upsert. The statements
are made once a table from the Django model's own fields.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import msgspec
from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.base import ModelState

from coordination.log.arrays import array
from coordination.log.database import execute, rows

R = TypeVar("R", bound=models.Model)


def _column(field: "models.Field[Any, Any]") -> str:
    return str(field.column)


class Statements(NamedTuple):
    select: bytes
    upsert: bytes


def _unnested(field: "models.Field[Any, Any]", number: int) -> tuple[str, str]:
    """(type of the array that travels, expression that makes the column of it)."""
    column = f"u.c{number}"
    if isinstance(field, ArrayField):
        element = field.base_field.db_type(connection)
        taken = f"(SELECT array_agg(x) FROM jsonb_array_elements_text({column}::jsonb) x)::{element}[]"
        return "text", f"CASE WHEN {column} IS NULL THEN NULL ELSE coalesce({taken}, '{{}}') END"
    if isinstance(field, models.JSONField):
        return "text", f"{column}::jsonb"
    type_ = field.db_type(connection) or "text"
    return ("text", column) if type_.startswith("varchar") else (type_, column)


@lru_cache(maxsize=256)
def statements(model: type[models.Model], table: str) -> Statements:
    """The two statements for this table, which has the model's columns."""
    quote = connection.ops.quote_name
    fields = model._meta.concrete_fields
    columns = ", ".join(quote(_column(field)) for field in fields)
    arrays, expressions = zip(*(_unnested(field, n) for n, field in enumerate(fields)), strict=True)
    key = quote(_column(model._meta.pk))
    changes = ", ".join(
        f"{quote(_column(f))} = excluded.{quote(_column(f))}" for f in fields if not f.primary_key
    )
    placeholders = ", ".join(f"{'%b' if type_ == 'bytea' else '%s'}::{type_}[]" for type_ in arrays)
    names = ", ".join(f"c{n}" for n in range(len(fields)))
    upsert = (
        f"INSERT INTO {quote(table)} ({columns}) SELECT {', '.join(expressions)}"
        f" FROM unnest({placeholders}) AS u ({names}) ON CONFLICT ({key}) DO UPDATE SET {changes}"
    )
    key_type = arrays[fields.index(model._meta.pk)]
    select = f"SELECT {columns} FROM {quote(table)} WHERE {key} = ANY(%s::{key_type}[])"
    return Statements(select.encode(), upsert.encode())


@lru_cache(maxsize=256)
def _converters(model: type[models.Model]) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (field.attname, field.from_db_value)
        for field in model._meta.concrete_fields
        if hasattr(field, "from_db_value") and not isinstance(field, models.JSONField)
    )


def load_rows(model: type[R], table: str, ids: Sequence[UUID]) -> dict[UUID, R]:
    """The rows that exist, by id."""
    if not ids:
        return {}
    names = [field.attname for field in model._meta.concrete_fields]
    key = model._meta.pk.attname
    loaded: dict[UUID, R] = {}
    for values in rows(statements(model, table).select, [array(ids)]):
        columns = dict(zip(names, values, strict=True))
        for name, convert in _converters(model):
            columns[name] = convert(columns[name], None, connection)
        loaded[columns[key]] = _instance(model, columns, adding=False)
    return loaded


def blank_row(model: type[R], row_id: UUID) -> R:
    """A new row with the model's defaults."""
    constants, made = _defaults(model)
    columns = dict(constants)
    for name, make in made:
        columns[name] = make()
    columns[model._meta.pk.attname] = row_id
    return _instance(model, columns, adding=True)


def _instance(model: type[R], columns: dict[str, Any], *, adding: bool) -> R:
    """What `model(**columns)` gives, four times faster: rows of read models have no relations."""
    row = model.__new__(model)
    state = ModelState()
    state.db, state.adding = DEFAULT_DB_ALIAS, adding
    columns["_state"] = state
    row.__dict__ = columns
    return row


@lru_cache(maxsize=256)
def _defaults(model: type[models.Model]) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]]]:
    """The defaults that are constants, and those that are made anew for each row."""
    fields = model._meta.concrete_fields
    made = [(f.attname, f.get_default) for f in fields if callable(f.default)]
    return {f.attname: f.get_default() for f in fields if not callable(f.default)}, made


def write_rows(model: type[R], table: str, changed: Sequence[R]) -> None:
    """Insert or replace them all."""
    if not changed:
        return
    columns = [_column_of(field, changed) for field in model._meta.concrete_fields]
    execute(statements(model, table).upsert, columns)


def _column_of(field: "models.Field[Any, Any]", changed: Sequence[models.Model]) -> str | Sequence[Any]:
    name = field.attname
    if isinstance(field, ArrayField | models.JSONField) or hasattr(field, "from_db_value"):
        return array([_value(field, row) for row in changed])
    return array([row.__dict__[name] for row in changed])


def _value(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    value = getattr(row, field.attname)
    if value is None:
        return None
    if isinstance(field, ArrayField | models.JSONField):
        return msgspec.json.encode(value).decode()
    if hasattr(field, "from_db_value"):
        return field.get_db_prep_value(value, connection)
    return value


def delete_rows(model: type[models.Model], table: str, ids: Sequence[UUID]) -> None:
    quote = connection.ops.quote_name
    key = quote(_column(model._meta.pk))
    execute(f"DELETE FROM {quote(table)} WHERE {key} = ANY(%s)".encode(), [list(ids)])
