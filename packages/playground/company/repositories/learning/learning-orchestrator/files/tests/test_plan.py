import asyncio

import pytest

from orchestrator.plan import Plan, PlanStore, next_plan


async def soon(value):
    return value


async def late(value):
    await asyncio.sleep(2)
    return value


def test_makes_a_fresh_plan():
    store = PlanStore()
    plan = asyncio.run(next_plan("l1", soon(0.4), soon("q7"), store))
    assert plan == Plan("l1", "q7", 0.4)
    assert store.last("l1") == plan


def test_falls_back_to_the_last_plan():
    store = PlanStore()
    store.save(Plan("l1", "q7", 0.4))
    plan = asyncio.run(next_plan("l1", late(0.5), soon("q8"), store))
    assert plan == Plan("l1", "q7", 0.4, is_fallback=True)


def test_fails_when_there_is_no_last_plan():
    with pytest.raises(TimeoutError):
        asyncio.run(next_plan("l1", late(0.5), soon("q8"), PlanStore()))
