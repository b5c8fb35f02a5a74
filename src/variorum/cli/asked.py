"""What a verb that makes a story is asked for, beside its inputs: one class, one list of options."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from variorum.cli import options
from variorum.cli.output import Output

if TYPE_CHECKING:
    from variorum.settings import Settings

Own = ParamSpec("Own")


@dataclass(frozen=True, kw_only=True)
class Asked(Output):
    """The options that all such verbs share; those of `Output` say where the story goes."""

    threshold: options.Threshold = None
    verbose: options.Verbose = 0

    @property
    def settings(self) -> Settings:
        """The settings that the options amount to: with everything shown, there is no threshold unless one is given."""
        from variorum.settings import Settings

        threshold = 0.0 if self.everything and self.threshold is None else self.threshold
        return Settings() if threshold is None else Settings(finding_threshold=threshold)


def asking(verb: Callable[Concatenate[Asked, Own], None]) -> Callable[..., None]:
    """Give a verb the shared options behind its own; it is called with all of them as its first argument."""
    _, *own = inspect.signature(verb, eval_str=True).parameters.values()
    shared = list(inspect.signature(Asked, eval_str=True).parameters.values())

    def run_verb(**given: Any) -> None:
        asked = Asked(**{option.name: given.pop(option.name) for option in shared})
        verb(asked, **given)  # type: ignore[call-arg]  # what is left are the verb's own

    run_verb.__doc__ = verb.__doc__
    run_verb.__name__ = verb.__name__
    run_verb.__annotations__ = {p.name: p.annotation for p in (*own, *shared)}
    vars(run_verb)["__signature__"] = inspect.Signature(
        [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *shared)]
    )
    return run_verb
