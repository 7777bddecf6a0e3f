"""Endpoints into OpenAPI 3.1: shapes from the structs, problems and headers from the conventions."""

import re
from typing import Any, cast

import msgspec
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ComponentRegistry, ResolvedComponent

from coordination.http import documented
from coordination.http.endpoint import Endpoint
from coordination.http.shapes import Nothing

Described = dict[str, Any]


class EndpointSchema(AutoSchema):
    """Describes the endpoint behind a view's method. Nothing is guessed from serializers: there are none."""

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: ComponentRegistry
    ) -> Described:
        view = cast("Any", self.view)
        endpoint: type[Endpoint] = view.endpoints[method.lower()]
        described: Described = {
            "operationId": endpoint.operation,
            "description": " ".join((endpoint.__doc__ or "").split()),
            "tags": [path.removeprefix("/api/v1/").partition("/")[0]],
            "parameters": [
                *_in_path(path, view.route),
                *_in_query(endpoint, registry),
                *documented.headers_of(endpoint),
            ],
            "responses": _responses(endpoint, path, registry),
            "security": [{"token": []}, {"session": []}] if endpoint.roles is not None else [],
        }
        if endpoint.roles is not None:
            described["x-roles"] = sorted(endpoint.roles)
        if endpoint.method in {"post", "put", "patch"}:
            described["requestBody"] = _body(endpoint, registry)
        return described


def shape_of(shape: Any, registry: ComponentRegistry) -> Described:
    """The schema of a struct, its parts put among the components."""
    (schema,), parts = msgspec.json.schema_components([shape], ref_template="#/components/schemas/{name}")
    for name, part in parts.items():
        registry.register_on_missing(_component(name, part))
    return dict(schema)


def _component(name: str, schema: Described) -> ResolvedComponent:
    made: Any = ResolvedComponent
    return cast("ResolvedComponent", made(name, ResolvedComponent.SCHEMA, schema, name))


CONVERTERS: dict[str, Described] = {
    "uuid": {"type": "string", "format": "uuid"},
    "int": {"type": "integer", "minimum": 0, "maximum": 2**63 - 1},
}


def _in_path(path: str, route: str) -> list[Described]:
    kinds = {name: kind for kind, name in re.findall(r"<(\w+):(\w+)>", route)}
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": CONVERTERS.get(kinds.get(name, ""), {"type": "string"}),
        }
        for name in names
    ]


def _in_query(endpoint: type[Endpoint], registry: ComponentRegistry) -> list[Described]:
    parameters = getattr(endpoint, "parameters", None)
    if parameters is None:
        return []
    (_,), parts = msgspec.json.schema_components([parameters], ref_template="#/components/schemas/{name}")
    described = parts.pop(parameters.__name__)
    for name, part in parts.items():
        registry.register_on_missing(_component(name, part))
    return [
        {
            "name": name,
            "in": "query",
            "required": name in described.get("required", ()),
            "schema": _without_null(schema),
            **({"description": said} if (said := _said(schema)) else {}),
        }
        for name, schema in described["properties"].items()
    ]


def _said(schema: Described) -> str:
    for one in (schema, *schema.get("anyOf", ())):
        if "description" in one:
            return str(one["description"])
    return ""


def _without_null(schema: Described) -> Described:
    """A query string has no null: an optional parameter is left out."""
    kinds = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    found = kinds[0] if len(kinds) == 1 else schema
    return {key: value for key, value in found.items() if not (key == "default" and value is None)}


def _body(endpoint: type[Endpoint], registry: ComponentRegistry) -> Described:
    shape = endpoint.body or Nothing
    needed = any(field.required for field in msgspec.structs.fields(shape))
    return {"required": needed, "content": {"application/json": {"schema": shape_of(shape, registry)}}}


def _responses(endpoint: type[Endpoint], path: str, registry: ComponentRegistry) -> Described:
    shape_of(documented.Problem, registry)
    done: Described = {"description": "Done", "headers": documented.answer_headers(endpoint)}
    if endpoint.answer is not None:
        done["content"] = {"application/json": {"schema": shape_of(endpoint.answer, registry)}}
    elif endpoint.content_type != "application/json":
        done["content"] = {endpoint.content_type: {"schema": {"type": "string", "format": "binary"}}}
    responses = {str(endpoint.status): done}
    for status in documented.problems_of(endpoint, path):
        responses[str(status)] = documented.PROBLEM
    return responses
