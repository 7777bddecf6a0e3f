"""Numbers that stand in no read model reach the page of the call that they are about, and nobody else."""

from uuid import UUID

import pytest

from coordination.http.listening import group_of_call, messages_of
from coordination.log import changes
from coordination.log.changes import tell_figures

ONE, OTHER = UUID(int=1), UUID(int=2)


def test_a_figure_is_told_to_the_page_of_its_call_alone() -> None:
    payload = f'{{"figure":"behind","values":[{{"id":"{ONE}","value":4.2}},{{"id":"{OTHER}","value":0}}]}}'
    assert messages_of(payload) == [
        (group_of_call(str(ONE)), {"figures": [{"name": "behind", "value": 4.2}]}),
        (group_of_call(str(OTHER)), {"figures": [{"name": "behind", "value": 0.0}]}),
    ]


def test_many_figures_fit_into_notifications(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, object]] = []
    monkeypatch.setattr(changes, "notify", told.append)
    tell_figures("behind", {UUID(int=n): 1.25 for n in range(100)})
    assert [len(one["values"]) for one in told] == [80, 20]  # type: ignore[arg-type]
    assert max(len(changes._text(one)) for one in told) < 8000
    tell_figures("behind", {})
    assert len(told) == 2
