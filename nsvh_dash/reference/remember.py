"""Remember what a recursive question was answered, so that slow stays bearable."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_NEVER_ASKED = object()
"""None is an answer too."""


def remember(method: Callable[P, R]) -> Callable[P, R]:
    """A method that works out each answer once per object and set of arguments."""
    name = f"_remembered_{method.__name__}"

    @wraps(method)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        answers: dict[Any, Any] = vars(args[0]).setdefault(name, {})
        question = (args[1:], *sorted(kwargs.items())) if kwargs else args[1:]
        known = answers.get(question, _NEVER_ASKED)
        if known is _NEVER_ASKED:
            known = answers[question] = method(*args, **kwargs)
        return known  # type: ignore[no-any-return]

    return answer
