"""What the competency rests on, in browsers: read, open, file, read a figure, claim, agree."""

from __future__ import annotations

from secrets import token_hex

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.company import ROOM, Company, overflow, violations

pytestmark = pytest.mark.browser

COO, SALES, MARKETING = "Petra Lindqvist", "Dana Whitlock", "Théo Abara"


def section(page: Page, id: str) -> Locator:
    return page.locator(f"#stage-{id}")


def opened(company: Company, id: str, member: str = COO) -> tuple[Page, Locator]:
    page = company.at(f"/stages#stage-{id}", member)
    found = section(page, id)
    expect(found).to_have_attribute("open", "")
    return page, found


def answer(page: Page, words: str) -> None:
    page.get_by_role("dialog").get_by_role("button", name=words).click()


def test_a_sceptic_follows_a_criterion_to_the_rows_of_a_closed_quarter(company: Company) -> None:
    page = company.at("/competency?quarter=2025-Q1", COO)
    answering = page.get_by_role("article").filter(has_text="3. Accountability by stage")
    answering.get_by_role("link", name="What it rests on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Three of seven stages are nobody’s. One is claimed by more than one."
    )
    expect(page.get_by_text("nothing here changes any more")).to_be_visible()
    table = page.get_by_role("table", name="All stages at a glance")
    row = table.get_by_role("row").filter(has_text="Retention")
    expect(row).to_contain_text("CMO and Head of Sales")
    row.get_by_role("link").click()
    retention = section(page, "f")
    expect(retention.get_by_text("11 of 30 saw a lower price")).to_be_visible()
    expect(retention.get_by_text("Nothing yet. Which number do we have already")).to_be_visible()
    expect(retention.get_by_text("A survey score: raising it is not the job")).to_be_visible()
    expect(retention.get_by_role("button")).to_have_count(0)


def test_noise_is_told_from_news_and_opens_its_arithmetic(company: Company) -> None:
    page = company.at("/stages?quarter=2026-Q1#stage-d", COO)
    figures = section(page, "d").locator(".figures > li")
    figure = figures.filter(has_text="Families who have to call after the first bill")
    figure.get_by_text("News: more than luck").first.click()
    expect(figure.get_by_text("560 of 2,280").first).to_be_visible()
    expect(figure.get_by_text("−12.89")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert overflow(page) <= 0
    page.set_viewport_size({"width": 320, "height": 640})
    assert overflow(page) <= 0
    assert violations(page) == []


def test_a_story_is_played_back_on_the_wall(company: Company) -> None:
    page = company.at("/stages#stage-d")
    row = page.locator("#stage-d .heard > li").filter(has=page.locator("p.theirs")).first
    said = row.locator("p.theirs").inner_text()
    wall = company.at(f"/room/{ROOM}/present")
    row.get_by_role("button", name="Show it on the wall").click()
    expect(wall.locator(".played")).to_contain_text(said)
    expect(wall.locator(".played")).to_contain_text("Customers told us")
    console = company.at(f"/room/{ROOM}/console")
    chosen = console.get_by_label("On the projector")
    expect(chosen.locator("option:checked")).to_have_text("What a customer said")
    chosen.select_option("what happens")
    expect(wall.locator(".played")).to_have_count(0)
    leader = company.at("/stages#stage-d", "Petra Lindqvist")
    expect(leader.locator("#stage-d .heard > li").first).to_be_visible()
    expect(leader.get_by_role("button", name="Show it on the wall")).to_have_count(0)


def test_evidence_is_filed_corrected_spoken_against_and_taken_away(company: Company) -> None:
    company.complaints.expect("400")
    page, stage = opened(company, "g")
    said = f"“You never told me {token_hex(3)}.”"
    stage.get_by_text("Add something heard or measured").click()
    form = stage.get_by_role("form", name="Something heard or measured")
    form.get_by_label("What was said, seen or counted").fill(said)
    form.get_by_label("Who says it, under another name").fill("mail me: a@b.example")
    form.get_by_role("button", name="File it here").click()
    expect(form.get_by_role("alert").filter(has_text="Use another name")).to_be_visible()
    form.get_by_label("Who says it, under another name").fill("a baker")
    form.get_by_role("button", name="File it here").click()
    row = stage.locator(".heard > li", has=page.locator("p.theirs", has_text=said))
    expect(row.locator("p.theirs")).to_have_text(said)
    expect(row).to_contain_text("a baker · Quote")

    other = f"In fact all were told {token_hex(3)}"
    stage.get_by_text("Add something heard or measured").click()
    form.get_by_label("What was said, seen or counted").fill(other)
    form.get_by_label("How we know").select_option(label="We counted")
    form.get_by_label("It speaks against").select_option(label=said)
    form.get_by_role("button", name="File it here").click()
    expect(row.get_by_text(f"Spoken against: {other}")).to_be_visible()

    speaks = page.locator("p", has_text=f"Speaks against: {said}")
    against = stage.locator(".heard > li", has=speaks)
    against.get_by_text("Correct it").click()
    against.get_by_label("What was said, seen or counted").fill(f"{other}, nearly")
    against.get_by_role("button", name="Save").click()
    expect(against.locator("p").first).to_have_text(f"{other}, nearly")
    for each in (against, row):
        if not each.get_by_role("button", name="Take away").is_visible():
            each.get_by_text("Correct it").click()
        each.get_by_role("button", name="Take away").click()
        answer(page, "Keep it")
        expect(each.get_by_role("button", name="Take away")).to_be_visible()
        each.get_by_role("button", name="Take away").click()
        answer(page, "Take it away")
        expect(each).to_have_count(0)


def test_a_figure_is_added_read_and_given_up(company: Company) -> None:
    page, stage = opened(company, "g")
    name = f"Landlords told of cooling {token_hex(3)}"
    stage.get_by_text("Add a figure").click()
    form = stage.get_by_role("form", name="A figure for")
    form.get_by_label("What is measured").fill(name)
    expect(form.get_by_label("Spread")).to_be_hidden()
    form.get_by_label("On", exact=True).fill("2026-01-10")
    form.get_by_label("So many", exact=True).fill("20")
    form.get_by_label("Of so many").fill("100")
    form.get_by_label("Where it should go").fill("80 %")
    form.get_by_label("By", exact=True).fill("2026-12-31")
    form.get_by_role("button", name="Add this figure").click()
    figure = stage.locator(".figures > li").filter(has_text=name)
    expect(figure).to_contain_text("20.0 % on 10 Jan 2026")
    expect(figure).to_contain_text("80.0 % by 31 Dec 2026")

    figure.get_by_text("Add a reading").click()
    reading = figure.get_by_role("form", name="A reading of")
    reading.get_by_label("So many", exact=True).fill("60")
    reading.get_by_label("Of so many").fill("100")
    reading.get_by_role("button", name="Save this reading").click()
    expect(figure.get_by_text("News: more than luck").first).to_be_visible()
    expect(figure.locator(".readings")).to_contain_text("60 of 100")
    figure.get_by_role("button", name="Take back the reading").click()
    expect(page.get_by_role("dialog")).to_contain_text("60.0 %")
    answer(page, "Take it back")
    expect(figure.locator(".readings li")).to_have_count(0)
    figure.get_by_text("Change the target").click()
    figure.get_by_role("button", name="Stop measuring").click()
    expect(page.get_by_role("dialog")).to_contain_text(name)
    expect(page.get_by_role("dialog")).to_contain_text("What was read stays on record")
    assert violations(page) == []
    answer(page, "Stop measuring")
    expect(figure).to_have_count(0)
    assert violations(page) == []


def test_a_leader_claims_a_stage_and_the_room_agrees_or_not(company: Company) -> None:
    page, stage = opened(company, "g")
    mine = stage.locator(".claims li").filter(has_text="COO")
    if mine.count():
        mine.get_by_role("button", name="Withdraw").click()
    stage.get_by_role("button", name="I answer for this stage").click()
    expect(mine).to_contain_text("claims it, not agreed yet")
    facilitator = company.at("/stages#stage-g")
    theirs = section(facilitator, "g").locator(".claims li").filter(has_text="COO")
    theirs.get_by_role("button", name="The room agrees").click()
    expect(mine).to_contain_text("answers for it, agreed")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Two of seven stages are claimed by more than one."
    )
    theirs.get_by_role("button", name="Withdraw").click()
    expect(mine).to_have_count(0)


def test_a_hand_off_is_agreed_by_both_sides_anew_when_it_changes(company: Company) -> None:
    _, stage = opened(company, "f", MARKETING)
    seam = stage.locator(".seams > li").filter(has_text="Look back on my year → Say yes again")
    seam.locator("summary").filter(has_text="what is handed over").click()
    standard = f"The year in figures, before anybody calls {token_hex(3)}"
    form = seam.get_by_role("form", name="What is handed over")
    form.get_by_label("What is handed over").fill(standard)
    form.get_by_label("Who hands over").select_option(label="CMO")
    form.get_by_label("Who takes over").select_option(label="Head of Sales")
    form.get_by_role("button", name="Save").click()
    expect(seam.get_by_text("Waits for CMO and Head of Sales")).to_be_visible()
    seam.get_by_role("button", name="I agree to this standard").click()
    expect(seam.get_by_text("Waits for Head of Sales")).to_be_visible()
    _, other = opened(company, "f", SALES)
    theirs = other.locator(".seams > li").filter(has_text=standard)
    theirs.get_by_role("button", name="I agree to this standard").click()
    expect(seam.get_by_text("Agreed by both since")).to_be_visible()
    seam.get_by_text("How often was it met?").click()
    seam.get_by_label("It was met", exact=True).fill("7")
    seam.get_by_label("Of so many that were looked at").fill("9")
    seam.get_by_role("form", name="How often").get_by_role("button", name="Save").click()
    expect(seam.get_by_text("Met 7 of 9 times in 2026-Q2")).to_be_visible()
    expect(seam.get_by_text("Agreed by both since")).to_be_visible()


def test_two_who_change_different_parts_both_keep_their_work(company: Company) -> None:
    hand_off, first = token_hex(8), f"With the file {token_hex(3)}"
    company.person().must(
        "hand_off.set", id=hand_off, kind="step pair", giving="b1", receiving="g1",
        giving_leader="theo-abara", receiving_leader="dana-whitlock", standard=first,
    )  # fmt: skip
    one, two = company.at("/stages", MARKETING), company.at("/stages", SALES)
    mine, theirs = (page.locator(".seams > li").filter(has_text=first) for page in (one, two))
    for seam in (mine, theirs):
        seam.get_by_text("Change what is handed over").click()
    form, other = (seam.get_by_role("form", name="What is handed over") for seam in (mine, theirs))
    label = "What is handed over, and how one can tell"
    second = f"{first}, by noon"
    form.get_by_label(label).fill(second)
    other.get_by_label("Who takes over").select_option(label="COO")
    other.get_by_role("button", name="Save").click()
    expect(mine).to_contain_text("Waits for CMO and COO")
    expect(form.get_by_label("Who takes over").locator("option:checked")).to_have_text("COO")
    form.get_by_role("button", name="Save").click()
    mine, theirs = (page.locator(".seams > li").filter(has_text=second) for page in (one, two))
    expect(mine).to_contain_text("Waits for CMO and COO")
    theirs.get_by_text("Change what is handed over").click()
    other = theirs.get_by_role("form", name="What is handed over")
    expect(other.get_by_label(label)).to_have_value(second)
    other.get_by_label("Who hands over").select_option(label="CFO")
    other.get_by_role("button", name="Save").click()
    expect(theirs).to_contain_text("Waits for CFO and COO")
    expect(mine).to_contain_text("Waits for CFO and COO")


def test_one_who_changes_what_another_just_changed_is_told(company: Company) -> None:
    company.complaints.expect("409")
    hand_off, first = token_hex(8), f"By letter {token_hex(3)}"
    company.person().must(
        "hand_off.set", id=hand_off, kind="step pair", giving="b2", receiving="g1",
        giving_leader="theo-abara", receiving_leader="dana-whitlock", standard=first,
    )  # fmt: skip
    page = company.at("/stages", MARKETING)
    seam = page.locator(".seams > li").filter(has_text="By letter")
    seam.get_by_text("Change what is handed over").click()
    field = seam.get_by_role("form", name="What is handed over").get_by_label(
        "What is handed over, and how one can tell"
    )
    field.fill("By letter and by phone")
    company.person().must("hand_off.set", id=hand_off, standard=f"{first}, signed", expect=first)
    expect(seam.get_by_text("Somebody changed this meanwhile.")).to_be_visible()
    seam.get_by_role("form", name="What is handed over").get_by_role("button", name="Save").click()
    expect(seam.get_by_text("Somebody changed what is handed over meanwhile.")).to_be_visible()
    expect(seam.get_by_role("blockquote")).to_have_text(f"{first}, signed")
    seam.get_by_role("button", name="Keep mine").click()
    expect(seam.locator("b", has_text="By letter and by phone")).to_be_visible()


def test_only_what_should_stay_has_a_tolerance(company: Company) -> None:
    _, stage = opened(company, "e")
    name = f"Homes above 18 degrees {token_hex(3)}"
    stage.get_by_text("Add a figure").click()
    form = stage.get_by_role("form", name="A figure for")
    form.get_by_label("What is measured").fill(name)
    tolerance = form.get_by_label("How far off still counts as staying")
    expect(tolerance).to_be_hidden()
    form.get_by_label("It should", exact=True).select_option(label="Stay where it is")
    form.get_by_label("On", exact=True).fill("2026-01-10")
    form.get_by_label("So many", exact=True).fill("99")
    form.get_by_label("Of so many").fill("100")
    form.get_by_label("Where it should go").fill("99 %")
    form.get_by_label("By", exact=True).fill("2026-12-31")
    tolerance.fill("0,5 %")
    form.get_by_role("button", name="Add this figure").click()
    figure = stage.locator(".figures > li").filter(has_text=name)
    expect(figure).to_contain_text("99.0 %, give or take 0.5 %, by 31 Dec 2026")
    figure.get_by_text("Change the target").click()
    change = figure.get_by_role("form", name="Change the figure")
    expect(change.get_by_label("Where it should go")).to_have_value("99 %")
    change.get_by_label("How far off still counts as staying").fill("1 %")
    change.get_by_role("button", name="Save").click()
    expect(figure).to_contain_text("99.0 %, give or take 1.0 %, by 31 Dec 2026")
