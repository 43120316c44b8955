"""What the commands share: how they tell what failed."""

from __future__ import annotations

import errno

import pytest

from proceedings.commands.common import why
from proceedings.problems import BuildError


@pytest.mark.parametrize("error", [BuildError("It failed."), ChildProcessError("It failed."), FileNotFoundError("It failed.")])
def test_an_error_that_says_what_to_do_is_told_as_it_is(error: BuildError | OSError) -> None:
    assert why(error) == "It failed."


def test_an_error_of_the_system_is_told_with_the_file_and_what_to_do() -> None:
    assert why(OSError(errno.ENOSPC, "No space left", "site/index.html")) == (
        "site/index.html: No space left; make room, or give the right to write, and run this again."
    )
