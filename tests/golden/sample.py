"""An event of a class with something in every field, always the same."""

import enum
from typing import Any

import msgspec
from msgspec import inspect

_PLAIN: dict[type[inspect.Type], object] = {
    inspect.StrType: "text",
    inspect.IntType: 3,
    inspect.FloatType: 1.5,
    inspect.BoolType: True,
    inspect.BytesType: "Ynl0ZXM=",
    inspect.DateTimeType: "2026-11-23T14:00:00Z",
    inspect.DateType: "2026-11-23",
    inspect.TimeType: "14:00:00",
    inspect.TimeDeltaType: "PT60S",
    inspect.UUIDType: "00000000-0000-7000-8000-000000000001",
    inspect.DecimalType: "1.50",
    inspect.AnyType: "text",
    inspect.NoneType: None,
}


def sample(cls: type[msgspec.Struct]) -> Any:
    """An instance; optional fields are filled."""
    return msgspec.convert(_value(inspect.type_info(cls)), cls)


def _value(type_: inspect.Type) -> Any:  # noqa: PLR0911 - a kind of type, a line
    match type_:
        case inspect.Metadata(type=inner):
            return _value(inner)
        case inspect.StructType(fields=fields, tag=tag, tag_field=tag_field):
            tagged = {} if tag_field is None else {tag_field: tag}
            return {**tagged, **{field.encode_name: _value(field.type) for field in fields}}
        case inspect.UnionType(types=types):
            return _value(next(one for one in types if not _stands_for_nothing(one)))
        case inspect.EnumType(cls=cls):
            return _first(cls)
        case inspect.LiteralType(values=values):
            return values[0]
        case inspect.ListType() | inspect.VarTupleType() | inspect.SetType() | inspect.FrozenSetType():
            return [_value(type_.item_type)]
        case inspect.TupleType(item_types=types):
            return [_value(one) for one in types]
        case inspect.DictType(key_type=key, value_type=value):
            return {_value(key): _value(value)}
        case _:
            return _PLAIN[type(type_)]


def _stands_for_nothing(type_: inspect.Type) -> bool:
    return isinstance(type_, inspect.NoneType) or (
        isinstance(type_, inspect.StructType) and type_.tag == "forgotten"
    )


def _first(cls: type[enum.Enum]) -> object:
    return next(iter(cls)).value
