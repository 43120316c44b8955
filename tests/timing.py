"""Judging how long work takes on a machine that does other work too."""

from __future__ import annotations

import time
from collections.abc import Callable

from hypothesis import HealthCheck, settings

AT_ANY_SPEED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # Hypothesis fails a test on a busy machine otherwise


def processor_seconds(work: Callable[[], object]) -> float:
    """Return the seconds of the processor that some work takes in this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


def is_in_time(seconds: Callable[[int], float], size: int, limit: float) -> bool:
    """Say whether work of a size takes less than `limit`, or at least does not grow with the square of the size.

    `seconds` measures the work of a size. A busy machine may take several times as long for anything. Then it has to take less than three
    times as long as work of half the size, in one of three tries: what grows with the square takes four times as long.
    """
    return any((taken := seconds(size)) < limit or taken < 3 * seconds(size // 2) for _ in range(3))
