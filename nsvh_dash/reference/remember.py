"""Remember what a recursive question was answered, so that slow stays bearable."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def remember(method: Callable[P, R]) -> Callable[P, R]:
    """A method that works out each answer once per object and set of arguments."""

    @wraps(method)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        asked, *question = args
        answers: dict[Any, R] = vars(asked).setdefault("_remembered", {})
        key = (method.__name__, *question, *sorted(kwargs.items()))
        if key not in answers:
            answers[key] = method(*args, **kwargs)
        return answers[key]

    return answer
