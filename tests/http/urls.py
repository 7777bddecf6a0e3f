"""The API's own addresses and the letters': tests of the conventions need no care concept."""

from django.urls import include, path, re_path

from coordination.http import published, spa, system
from coordination.http.api import routes
from tests.http import letters_api

urlpatterns = [
    path("api/v1/", include([*routes, *letters_api.routes, path("schema/", published.schema)])),
    path("healthz", system.healthz),
    path("readyz", system.readyz),
    path("metrics", system.metrics),
    re_path(r"^api/", spa.unknown),
    re_path(r"^.*$", spa.page),
]
handler400 = "coordination.http.errors.bad_request"
handler403 = "coordination.http.errors.forbidden"
handler404 = "coordination.http.errors.not_found"
handler500 = "coordination.http.errors.fault"
