"""A text column that PostgreSQL, its backups and its logs see only encrypted."""

from typing import Any

from django.db import models

from coordination.log.sealing import column_key, seal, unseal


class SealedTextField(models.BinaryField):  # type: ignore[type-arg]
    """Text, sealed with the column key and bound to table and column. It cannot be searched:
    keep a `keyed_hash` beside it for that."""

    def _bound_to(self) -> bytes:
        return f"{self.model._meta.db_table.partition('__')[0]}.{self.column}".encode()

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        return seal(column_key(), str(value).encode(), self._bound_to())

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        if value is None:
            return None
        return unseal(column_key(), bytes(value), self._bound_to()).decode()

    def get_default(self) -> Any:
        return None if self.null else ""

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))

    def to_python(self, value: Any) -> Any:
        return value
