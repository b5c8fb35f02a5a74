"""The name matcher: what is one name, what is not, and what must hold for any two strings."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.names import LIKELY_SAME, NameKind, compare_names, fold, name_words, sound, word_similarity
from variorum.text.names_given import sex_of
from variorum.text.names_organisations import is_acronym, known_organisation, split_nation

PAIRS = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "names" / "pairs.toml").read_text(encoding="utf-8")
)
KINDS: dict[str, NameKind] = {"Person": "person", "Company": "organisation", "Organization": "organisation"}
BENCHMARK_FLOOR = 0.85


def listed(label: str) -> list[tuple[NameKind, str, str]]:
    return [(kind, a, b) for kind in ("person", "organisation") for a, b in PAIRS[label].get(kind, [])]


@pytest.mark.parametrize(("kind", "left", "right"), listed("same"))
def test_spellings_of_one_name_match(kind: NameKind, left: str, right: str) -> None:
    assert compare_names(left, right, kind).score >= LIKELY_SAME


@pytest.mark.parametrize(("kind", "left", "right"), listed("different"))
def test_different_names_do_not_match(kind: NameKind, left: str, right: str) -> None:
    assert compare_names(left, right, kind).score < LIKELY_SAME


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["person", "organisation", "other"]))
def test_scores_are_within_bounds_and_the_same_both_ways(left: str, right: str, kind: NameKind) -> None:
    there, back = compare_names(left, right, kind).score, compare_names(right, left, kind).score
    assert 0 <= there <= 1
    assert there == pytest.approx(back)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_word_similarity_is_symmetric_and_full_for_equals(left: str, right: str) -> None:
    assert word_similarity(left, right) == pytest.approx(word_similarity(right, left))
    assert word_similarity(left, left) == 1


def test_a_match_that_is_not_plain_gives_its_reason() -> None:
    assert compare_names("Andriy Kovalskyy", "Andrii Kovalsky", "person").reasons
    assert compare_names("Ann Lee Moss", "Ann Moss", "person").reasons == ("lee is left out in one",)


def test_transliterations_sound_alike() -> None:
    assert sound("zelenskyy") == sound("zelensky") == sound("zelenskyi")
    assert sound("yevgeny") == sound("evgenii")


def test_honorifics_and_particles_are_no_words_of_a_name() -> None:
    assert name_words("Sheikh Isa bin Tarif al-Ali") == ("isa", "tarif", "ali")


def test_first_names_tell_the_sex_where_they_can() -> None:
    assert (sex_of("Margaret"), sex_of("François"), sex_of("Qqxz")) == ("f", "m", None)


def test_known_organisations_go_by_their_short_names() -> None:
    assert known_organisation("AP") == known_organisation("the Associated Press") == "Associated Press"
    assert known_organisation("Redwall") is None


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("LOCR", "Lomond Observatory for Civil Rights", True),
        ("LOFCR", "Lomond Observatory for Civil Rights", True),
        ("Locr", "Lomond Observatory for Civil Rights", False),
        ("US", "United States", False),
    ],
)
def test_initials(short: str, name: str, expected: bool) -> None:
    assert is_acronym(short, name) is expected


def test_the_nation_is_split_from_a_body_but_not_from_a_single_word() -> None:
    assert split_nation("Ukraine’s General Staff") == ("UA", "general staff")
    assert split_nation("British Ministry of Defence") == ("GB", "ministry of defence")
    assert split_nation("Syrian Coalition") == (None, "syrian coalition")


def test_the_public_benchmark_keeps_its_floor(shared: Path) -> None:
    """OpenSanctions' labelled pairs, at the matcher's own threshold."""
    hit = wrong = missed = 0
    with (shared / "data" / "name_bench" / "cases.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            kind = KINDS.get(row["schema"], "other")
            same = compare_names(row["name1"], row["name2"], kind).score >= LIKELY_SAME
            hit += same and row["is_match"] == "true"
            wrong += same and row["is_match"] != "true"
            missed += not same and row["is_match"] == "true"
    assert 2 * hit / (2 * hit + wrong + missed) >= BENCHMARK_FLOOR
