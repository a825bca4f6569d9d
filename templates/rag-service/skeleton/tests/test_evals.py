"""The golden set, with the models that need no network; and the scores themselves."""

import asyncio

import pytest
from evals.__main__ import evaluate, report
from evals.scores import Given, Golden, score
from sqlalchemy import select

from app.models import Document
from app.runtime import Runtime

QUESTION = Golden("How many days?", ["a.md"], ["28 days"])
NO_ANSWER = Golden("Who?", [], [])
PASSAGE = "Every employee has 28 days of vacation a year."


async def test_the_golden_set_is_answered_well_enough(
    runtime: Runtime, capsys: pytest.CaptureFixture[str]
) -> None:
    async with asyncio.timeout(60):
        results = await evaluate(runtime)

    good_enough = report(results)

    assert len(results) == 20
    assert good_enough, capsys.readouterr().out
    async with runtime.sessions() as session:
        assert (await session.scalars(select(Document.id))).all() == []


@pytest.mark.parametrize(
    ("golden", "given", "faithfulness", "relevance", "citations"),
    [
        (QUESTION, Given(f"{PASSAGE} [1]", True, ["a.md"], [PASSAGE]), 1, 1, 1),
        (QUESTION, Given("Employees have 30 days. [1]", True, ["a.md"], [PASSAGE]), 0, 0, 1),
        (QUESTION, Given("Every employee has 28 days. Cats fly.", True, [], [PASSAGE]), 0.5, 1, 0),
        (QUESTION, Given("28 days", True, ["b.md"], []), 0, 1, 0),
        (QUESTION, Given("", True, [], [PASSAGE]), 0, 0, 0),
        (QUESTION, Given("Not found.", False, [], []), 1, 0, 0),
        (NO_ANSWER, Given("Not found.", False, [], []), 1, 1, 1),
        (NO_ANSWER, Given("It was Ann.", True, ["a.md"], [PASSAGE]), 0, 0, 0),
    ],
)
def test_scores(
    golden: Golden, given: Given, faithfulness: float, relevance: float, citations: float
) -> None:
    counted = score(golden, given)

    assert counted.faithfulness == faithfulness
    assert counted.relevance == relevance
    assert counted.citations == citations


async def test_a_bad_run_is_told_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    given = Given("It was Ann.", True, [], [])

    assert not report([(NO_ANSWER, given, score(NO_ANSWER, given))])
    assert "Who?" in capsys.readouterr().out
