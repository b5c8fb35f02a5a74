"""Match the rules of `rules.toml` against lexemes. Adding a rule is adding an entry there; its head says how."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from variorum.model import TimeType
from variorum.reading.times.lexer import OTHER, SHAPES, Lexeme, lexicon
from variorum.text.numbers import tidy

_NAME = re.compile(r"[A-Z][A-Z0-9_]*")
_UNITS = frozenset({"SHORT_UNIT", "DAYS", "WEEKS", "MONTHS", "QUARTER", "YEARS", "AGES"})
_COUNTS = frozenset({"DAY", "INT", "WORD", "FEW", "A", "HALF"})
_SHAPE_OF = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
}
_FINER = {
    "Y": ("M", 12),
    "M": ("W", 4),
    "W": ("D", 7),
    "E": ("Y", 10),
    "C": ("E", 10),
    "D": ("D", 1),
    "Q": ("M", 3),
}
_PARTS_OF = {"C": ("Y", 100), "E": ("Y", 10), "Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("TH", 24)}
_YEARS_IN = {"E": 10, "C": 100}


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of `rules.toml`, its pattern compiled over class codes."""

    pattern: re.Pattern[str]
    type: TimeType | Literal["AGE"]
    value: str
    deixis: str = ""
    anchor: str = ""
    guard: str = ""
    sign: str = "-"


class Fields(Mapping[str, str]):
    """What a rule's templates can name: the words' values by class, and what is made up from them."""

    def __init__(self, lexemes: list[Lexeme], sign: str) -> None:
        self._first: dict[str, Lexeme] = {}
        for lexeme in lexemes:
            self._first.setdefault(lexeme.kind, lexeme)
        unit_at = next((i for i, x in enumerate(lexemes) if x.kind in _UNITS), len(lexemes))
        self._counts = {x.kind: x.number for x in lexemes[:unit_at] if x.kind in _COUNTS}
        self._and_half = any(x.kind == "HALF" for x in lexemes[unit_at:])
        self._unit = lexemes[unit_at].value if unit_at < len(lexemes) else ""
        self._sign = sign

    def __iter__(self) -> Iterator[str]:
        return iter(self._first)

    def __len__(self) -> int:
        return len(self._first)

    def __getitem__(self, name: str) -> str:
        made = getattr(self, f"_{name.lower()}_field", None)
        if made is not None:
            return str(made())
        lexeme = self._first.get(name)
        return lexeme.value if lexeme else ""

    @property
    def number(self) -> float | None:
        """How many units; None where the text leaves it open ("several")."""
        if "FEW" in self._counts:
            return 2 if self._first["FEW"].value == "2" else None
        if "HALF" in self._counts:
            return 0.5
        counted = [n for n in self._counts.values() if n is not None]
        return (counted[-1] if counted else 1) + (0.5 if self._and_half else 0)

    def _unit_field(self) -> str:
        return self._unit.lstrip("2")

    def _d_field(self) -> str:
        return (self._first.get("DAY") or self._first["ORD"]).value

    def _clock_field(self) -> str:
        return next(self._first[k].value for k in ("CLOCK", "CLOCK24", "NOON") if k in self._first)

    def _ord_n_field(self) -> str:
        return str(int(self._first["ORD"].value))

    def _dayyear_year_field(self) -> str:
        return self._first["DAYYEAR"].value[-4:]

    def _dayyear_day_field(self) -> str:
        return f"{int(self._first['DAYYEAR'].value[:-4]):02}"

    def _century_field(self) -> str:
        return f"{int(self._first['ORD'].value) - 1:02}"

    def _feast_from_field(self) -> str:
        return self._first["FEAST"].value.split()[0]

    def _feast_weekday_field(self) -> str:
        return self._first["FEAST"].value.split()[1]

    def _month_or_season_field(self) -> str:
        return next(self._first[k].value for k in ("MONTH", "SEASON") if k in self._first)

    def _today_field(self) -> str:
        return self._first["TODAY"].value if "TODAY" in self._first else "+0"

    def _relative_field(self) -> str:
        return next((self._first[k].value for k in ("LAST", "NEXT", "THIS") if k in self._first), "+0")

    def _relative_direction_field(self) -> str:
        return "<" if "LAST" in self._first else ">" if "NEXT" in self._first else "tense"

    def _some_field(self) -> str:
        return f"PTX{self._unit[1:]}" if self._unit.startswith("T") else f"PX{self._unit_field()}"

    def _shape_field(self) -> str:
        return _SHAPE_OF.get(self._unit_field(), "")

    def _step_field(self) -> str:
        number, unit = self._whole()
        if number is not None and number != int(number):
            smaller, factor = _PARTS_OF[unit]
            number, unit = round(number * factor), smaller
        if number is not None and unit == "TH":
            number, unit = int(number / 24), "D"
        return f"{self._sign}{number}{unit}" if number is not None else ""

    def _finer_shape_field(self) -> str:
        return _SHAPE_OF[_FINER[self._unit_field()][0]]

    def _finer_step_field(self) -> str:
        unit, factor = _FINER[self._unit_field()]
        more = 1 if self._first["JUST"].value == "+" else -1
        return f"-{int(self.number or 1) * factor + more}{unit}"

    def _duration_field(self) -> str:
        number, unit = self._whole()
        if unit in _YEARS_IN and number is not None:
            number, unit = tidy(number * _YEARS_IN[unit]), "Y"
        elif unit == "TH" and number is not None and number % 1 == 0.5:
            return f"PT{int(number)}H30M"
        amount = "X" if number is None else number
        return f"PT{amount}{unit[1:]}" if unit.startswith("T") else f"P{amount}{unit}"

    def _whole(self) -> tuple[float | None, str]:
        """Return number and unit, in a smaller unit where that makes the number whole."""
        number, unit = self.number, self._unit
        if unit.startswith("2"):
            number, unit = None if number is None else number * 2, unit[1:]
        if number is not None and number != int(number) and unit in _PARTS_OF:
            smaller, factor = _PARTS_OF[unit]
            if number * factor == int(number * factor):
                number, unit = number * factor, smaller
        return (None if number is None else tidy(number)), unit


class Grammar:
    """The compiled rules, in order of preference."""

    def __init__(self) -> None:
        tables = tomllib.loads(Path(__file__).with_name("rules.toml").read_text("utf-8"))
        kinds = sorted({kind for phrases in lexicon().values() for _, kind, _ in phrases} | set(SHAPES))
        self._codes = {kind: chr(ord("A") + n) for n, kind in enumerate(kinds)} | {OTHER: "."}
        self._macros: dict[str, str] = tables["macros"]
        self.rules = [
            Rule(**{**entry, "pattern": re.compile(self._expand(entry["pattern"]))})
            for entry in tables["rule"]
        ]
        self._any = re.compile("|".join(rule.pattern.pattern for rule in self.rules))

    def encode(self, lexemes: list[Lexeme]) -> str:
        """Return one character per lexeme that stands for its class."""
        return "".join([self._codes[x.kind] for x in lexemes])

    def first(self, codes: str, position: int) -> int | None:
        """Return where, from a position on, the next match of any rule begins."""
        found = self._any.search(codes, position)
        return found.start() if found else None

    def at(self, codes: str, position: int) -> Iterator[tuple[Rule, int]]:
        """Yield the rules that match at a position, the preferred first, and where each match ends."""
        for rule in self.rules:
            if (found := rule.pattern.match(codes, position)) and found.end() > position:
                yield rule, found.end()

    def _expand(self, pattern: str) -> str:
        def name(m: re.Match[str]) -> str:
            if m.group() in self._macros:
                return f"(?:{self._expand(self._macros[m.group()])})"
            if m.group() not in self._codes:
                raise ValueError(f"rules.toml: no class or macro {m.group()!r}")
            return re.escape(self._codes[m.group()])

        return _NAME.sub(name, pattern).replace(" ", "")


@cache
def grammar() -> Grammar:
    """Return the grammar of `rules.toml`, compiled once."""
    return Grammar()
