"""Background work waits while the user presses keys, but for a limited time."""

from __future__ import annotations

import asyncio

from digest_tui.session.input_activity import InputActivity

NEVER = 3600.0
"""Seconds, more than any test takes."""
LIMIT = 60.0
"""Seconds after which a wait fails its test."""


def test_the_user_is_not_busy_before_the_first_key() -> None:
    assert not InputActivity(NEVER).is_busy


def test_the_user_is_busy_for_a_moment_after_a_key_press() -> None:
    activity = InputActivity(NEVER)
    activity.key_pressed()
    assert activity.is_busy
    activity = InputActivity(0.0)
    activity.key_pressed()
    assert not activity.is_busy


async def test_without_an_unanswered_key_there_is_no_wait() -> None:
    activity = InputActivity(NEVER)
    await asyncio.wait_for(activity.wait_until_answered(), LIMIT)


async def test_the_wait_ends_when_the_last_key_is_answered() -> None:
    activity = InputActivity(NEVER)
    first, last = activity.key_pressed(), activity.key_pressed()
    waiting = asyncio.create_task(activity.wait_until_answered())
    activity.key_answered(first)
    await asyncio.sleep(0)
    assert not waiting.done()
    activity.key_answered(last)
    await asyncio.wait_for(waiting, LIMIT)


async def test_the_wait_ends_after_a_moment_without_an_answer() -> None:
    activity = InputActivity(0.01)
    activity.key_pressed()
    await asyncio.wait_for(activity.wait_until_answered(), LIMIT)
