"""Who held what and when: what the map, its key and a group's panel show on a day is what the records say of it."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from events.holdings import Administration, Boundary, Claim, administration_on
from tests.conftest import Watched
from tests.driving import GROUPS, atlas, paint

CATALOGUE = atlas().catalogue
# Before any state, each change of hands and the days around it, and today.
DAYS = [
    *("1700-01-01", "1800-01-01", "1860-01-01", "1880-01-01", "1910-01-01", "1945-08-29", "1945-09-04"),
    *("1945-12-01", "1950-01-01", "1993-01-01", "2026-01-01"),
]


def go_to(page: Page, day: str) -> date:
    """Bring the page to a day, as an address does, and return the day."""
    page.evaluate("day => { location.hash = 'date=' + day; }", day)
    page.wait_for_function("day => Civil.iso(State.get().day) === day", arg=day)
    paint(page)
    return date.fromisoformat(day)


def held_by(group: str, day: date) -> Administration:
    record = administration_on(CATALOGUE.administrations, group, day)
    assert record, f"nothing is said of {group} on {day}"
    return record


def claims_on(group: str, day: date) -> list[Claim]:
    return [claim for claim in CATALOGUE.claims if group in claim.places and claim.holds_on(day)]


def claimed_by_both(group: str, day: date) -> bool:
    return {claim.claimant for claim in claims_on(group, day)} == {"japan", "russia"}


def boundaries_on(day: date) -> list[Boundary]:
    return [boundary for boundary in CATALOGUE.boundaries if boundary.holds_on(day)]


def expected_fill(group: str, day: date) -> str:
    """Return the name of the pattern: the holder's, hatched where both states claim the group."""
    return f"fill-{held_by(group, day).holder}{'-both' if claimed_by_both(group, day) else ''}"


_FILLS = """groups => Object.fromEntries(groups.map((id) => {
  const isle = document.querySelector(`.isle[data-group=${id}]`), name = /#([\\w-]+)/.exec(isle.style.fill)[1];
  const drawn = [...isle.querySelectorAll('path')].map((path) => getComputedStyle(path).fill.includes('#' + name));
  return [id, drawn.length && drawn.every(Boolean) ? name : `${name}, but not drawn`];
}))"""


@pytest.mark.parametrize("day", DAYS)
def test_the_fill_is_the_holder_and_the_hatch_two_claims(page: Page, day: str) -> None:
    when = go_to(page, day)
    assert page.evaluate(_FILLS, list(GROUPS)) == {group: expected_fill(group, when) for group in GROUPS}


def test_the_days_show_more_than_one_of_everything() -> None:
    days = [date.fromisoformat(day) for day in DAYS]
    fills = {expected_fill(group, day) for day in days for group in GROUPS}
    assert {name.removeprefix("fill-") for name in fills} >= {"none", "matsumae", "japan", "soviet-both", "russia-both"}
    assert {line.role for day in days for line in boundaries_on(day)} == {"treaty", "control", "japan", "russia"}
    assert any(len({held_by(group, day).holder for group in GROUPS}) > 1 for day in days)


# A pattern's ground and its holder's marks, as they are painted, without the hatch.
_PATTERNS = """() => Object.fromEntries([...document.querySelectorAll('pattern[id^=fill-]')].map((pattern) => {
  const paint = (e) =>
    [e.getAttribute('class'), e.getAttribute('d'), getComputedStyle(e).fill, getComputedStyle(e).opacity];
  return [pattern.id, {
    holder: [...pattern.querySelectorAll(':not(.claims)')].map(paint),
    hatch: [...pattern.querySelectorAll('.claims')].map((e) => getComputedStyle(e).stroke)
  }];
}))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_claims_never_change_what_the_holder_looks_like(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    patterns = page.evaluate(_PATTERNS)
    plain = [name for name in patterns if not name.endswith("-both")]
    assert len(plain) == 8 and len(patterns) == 16
    for name in plain:
        hatched = patterns[f"{name}-both"]
        assert patterns[name]["holder"] == hatched["holder"]
        assert patterns[name]["hatch"] == [] and len(hatched["hatch"]) == 1 and hatched["hatch"] != ["none"]
    looks = {name: str(patterns[name]["holder"]) for name in plain if name not in ("fill-soviet", "fill-russia")}
    assert len(set(looks.values())) == len(looks), "two holders look the same"
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
@pytest.mark.parametrize("day", DAYS)
def test_the_key_lists_just_what_is_on_the_map(page: Page, day: str, lang: str) -> None:
    page.evaluate("lang => State.set({ lang })", lang)
    when, words = go_to(page, day), atlas().texts[lang]
    holders = dict.fromkeys(held_by(group, when).holder for group in GROUPS)
    both = any(claimed_by_both(group, when) for group in GROUPS)
    roles = {line.role for line in boundaries_on(when)}
    rows = page.locator("#key .legend > li:not(.legend-note)").all_inner_texts()
    wanted = [words[f"hold.{holder}"] for holder in holders] + [words["key.both"]] * both
    assert rows[: len(wanted)] == wanted
    assert sorted(rows[len(wanted) :]) == sorted(words[f"line.{role}"] for role in roles)
    notes = page.locator("#key .legend-note").all_inner_texts()
    assert notes == ([words["key.lines"]] if roles else [])
    swatches = page.locator("#key .swatch rect").evaluate_all("all => all.map((e) => e.getAttribute('fill'))")
    assert swatches == [f"url(#fill-{holder})" for holder in holders]
    assert str(when.year) in page.locator("#key .legend-head").inner_text()


_LINES = """() => {
  const paths = [...document.querySelectorAll('.leaflet-pane path.boundary')];
  return Object.keys(Coast.lines).map((id, k) => [id, {
    on: paths[k].classList.contains('on') && getComputedStyle(paths[k]).stroke !== 'none'
      && getComputedStyle(paths[k]).display !== 'none' && getComputedStyle(paths[k]).visibility === 'visible',
    roles: [...paths[k].classList].filter((name) => name.startsWith('as-')).map((name) => name.slice(3)).sort()
  }]).filter(([id, line]) => line.on || line.roles.length);
}"""


@pytest.mark.parametrize("day", DAYS)
def test_the_lines_are_those_of_the_day(page: Page, day: str) -> None:
    when = go_to(page, day)
    wanted: dict[str, set[str]] = {}
    for boundary in boundaries_on(when):
        for line in boundary.lines:
            wanted.setdefault(line, set()).add(boundary.role)
    assert dict(page.evaluate(_LINES)) == {line: {"on": True, "roles": sorted(roles)} for line, roles in wanted.items()}
    assert page.locator(".leaflet-pane path.boundary.on").count() == len(wanted)


@pytest.mark.parametrize("day", DAYS)
def test_the_panel_tells_the_lines_of_the_day_with_their_sources(page: Page, day: str) -> None:
    when = go_to(page, day)
    told = page.locator("#panel > .rule > details > details")
    # The panel follows a moment later.
    expect(told).to_have_count(len(boundaries_on(when)))
    expect(told).to_contain_text([boundary.title.en for boundary in boundaries_on(when)])
    for text, boundary in zip(told.all_text_contents(), boundaries_on(when), strict=True):
        source = CATALOGUE.sources[boundary.citations[0].source]
        wanted = [atlas().texts["en"][f"line.{boundary.role}"], source.title]
        assert not [part for part in wanted if part not in text]


@pytest.mark.parametrize("lang", ["en", "ja", "ru"])
@pytest.mark.parametrize("group", GROUPS)
def test_the_panel_names_who_administers_and_who_claims(page: Page, group: str, lang: str) -> None:
    page.evaluate("words => State.set(words)", {"lang": lang, "island": group})
    words = atlas().texts[lang]
    for day in DAYS:
        when = go_to(page, day)
        record, claims = held_by(group, when), claims_on(group, when)
        first = page.locator("#panel > .rule > details").first
        assert first.locator("summary > *").all_inner_texts()[:2] == [
            words["rule.administration"],
            record.title.in_language(lang),
        ], day
        told = first.text_content() or ""
        sources = [CATALOGUE.sources[citation.source].title for citation in record.citations]
        assert not [title for title in sources if title not in told]
        claimed = page.locator("#panel > .rule > details + details")
        assert claimed.count() == (1 if claims else 0), day
        titles = claimed.locator(".named > p:first-child > b").all_text_contents() if claims else []
        assert sorted(titles) == sorted(claim.title.in_language(lang) for claim in claims)


def test_the_last_day_of_a_holder_is_the_day_before_the_next_one(page: Page) -> None:
    """A span is half-open: on the very day that ends it the next one is on the map."""
    for group in GROUPS:
        spans = [record for record in CATALOGUE.administrations if group in record.places and record.since]
        for record in spans:
            when = go_to(page, record.first.isoformat())
            assert page.evaluate(_FILLS, [group]) == {group: expected_fill(group, when)}
            assert expected_fill(group, when).startswith(f"fill-{record.holder}")


def test_nothing_went_wrong_on_the_way(shared: Watched) -> None:
    assert (shared.errors, shared.requests) == ([], [])
