"""A decision's card and the pictures: what they say, and what they never say to whom."""

import pytest

from customer_room.domain.visibility import Audience, Viewer, viewer_of
from customer_room.operations.card import decision_card, tripwire_in_words
from customer_room.operations.names import with_unit
from customer_room.operations.pictures import (
    board_picture,
    card_picture,
    short_hash,
)
from customer_room.ui.decision.view import CardPage, card_page
from tests.loaded import NOW, Loaded
from tests.unit.domain.cast import PEOPLE, ROOM, WALK, World, opened

FACILITATOR, READER = Viewer(Audience.FACILITATOR), Viewer(Audience.READER, "ines")
SECRET = "Nobody else may read this"


def test_the_samples_held_launch(sample: Loaded) -> None:
    with sample.house.store.reading("main") as read:
        card = decision_card(read, "2025Q4-01", READER, NOW)
    assert card is not None
    view = card_picture(card, "07e571bacb00ffff")
    assert (view.number, view.label, view.label_reason) == (
        "2025Q4-01", "Joint", "6 functions signed")  # fmt: skip
    assert view.here == (3,)
    assert "320 customers left here in 2026-Q1, worth €136,000 a year" in view.where
    assert [owner.title for owner in view.owners] == [
        "Head of Product, driver", "COO", "Head of Customer Care"]  # fmt: skip
    assert view.signed == "8 of 8 signed; 1 with a worry; 2 disagreed and committed"
    assert [one.who for one in view.dissent] == ["Head of Sales", "CFO"]
    assert view.options == ("Launch to landlords only", "Do nothing")
    assert view.expected == (
        "Trial families who set a warm home unaided: from 27 of 50 to 90 % by 31 March 2026; "
        "75 % sure when signed.")  # fmt: skip
    assert view.foot == "Text frozen 18 January 2026 · record 07e5 71ba cb00"


def test_a_guest_reads_no_figures_of_the_company(sample: Loaded) -> None:
    with sample.house.store.reading("main") as read:
        card = decision_card(read, "2025Q4-01", READER, NOW)
        assert card is not None
        assert card.losses is not None
        guest = Viewer(Audience.GUEST, "gus", card.decision.room_id)
        seen = decision_card(read, "2025Q4-01", guest, NOW)
        assert seen is not None
        assert seen.losses is None


@pytest.mark.parametrize("number", ["2025Q4-99", "", "x"])
def test_a_number_nobody_gave(sample: Loaded, number: str) -> None:
    with sample.house.store.reading("main") as read:
        assert decision_card(read, number, READER, NOW) is None


class TestOpenOnes:
    """Before the seal the card says what is still missing and whose signature fell away."""

    @pytest.fixture
    def world(self) -> World:
        world = opened()
        world.raised()
        return world

    def card(self, world: World, viewer: Viewer = FACILITATOR):
        with world.store.reading() as read:
            found = decision_card(read, "2026Q1-01", viewer, world.now)
        assert found is not None
        return found

    def test_every_seat_stands_there_signed_or_not(self, world: World) -> None:
        world.sign("sales")
        stances = {s.who.member_id: s.stance for s in self.card(world).stances}
        assert stances == {"maren": "not signed", "dana": "agree", "idris": "not signed",
                           "petra": "not signed", "rosa": "not signed"}  # fmt: skip
        assert any("sign" in words for words in self.card(world).lacking)

    def test_the_chosen_option_is_said_first_and_quoted_customers_with_it(
        self, world: World
    ) -> None:
        world.note("n1", "sales", text="Nobody tells me who answers.",
                   evidence_level="customers said")  # fmt: skip
        world.raised("d2", source_note_ids=["n1"])
        with world.store.reading() as read:
            card = decision_card(read, "2026Q1-02", FACILITATOR, world.now)
        assert card is not None
        view = card_picture(card, "07e571bacb00ffff")
        assert view.lead == "Chosen: Do it"
        assert view.options == ("Do nothing",)
        assert view.quote == "“Nobody tells me who answers.”"
        assert view.foot == "Record 07e5 71ba cb00"

    def test_a_changed_text_voids_a_signature_visibly(self, world: World) -> None:
        world.sign("sales")
        world.do("finance", "decision.edit", id="d1", rationale="Another reason.")
        (signed,) = [s for s in self.card(world).stances if s.who.member_id == "dana"]
        assert signed.voided
        assert card_picture(self.card(world)).signed == "0 of 5 signed"

    def test_a_successor_is_named_once_it_is_made(self, world: World) -> None:
        for who in ("chief", "sales", "finance", "operations", "care"):
            world.sign(who)
        world.do("sales", "decision.decide", id="d1")
        world.do("sales", "decision.raise", id="d2", made_in="outside", one_line="Next",
                 supersedes="d1")  # fmt: skip
        assert self.card(world).superseded_by is None
        world.do("sales", "decision.decide", id="d2")
        assert self.card(world).superseded_by == "2026Q1-02"

    def test_a_forgotten_member_keeps_his_function_only(self, world: World) -> None:
        world.sign("sales")
        del world.store.workspaces["w1"].tables["person"]["dana"]
        (signed,) = [s for s in self.card(world).stances if s.who.member_id == "dana"]
        assert (signed.who.name, signed.who.function) == ("Former member", "Sales")

    def test_a_restricted_one_is_not_there_for_a_reader(self, world: World) -> None:
        world.do("sales", "decision.edit", id="d1", restricted=True)
        with world.store.reading() as read:
            assert decision_card(read, "2026Q1-01", READER, world.now) is None


def test_nobody_decides_from_a_hidden_note_its_author_neither() -> None:
    world = opened()
    world.do("facilitator", "phase.start", id=WALK)
    world.note("n1", "sales", text=SECRET)
    raised = {"id": "d1", "room_id": ROOM, "one_line": "x", "source_note_ids": ["n1"]}
    world.refused("sales", "decision.raise", "not_allowed", **raised)
    world.refused("finance", "decision.raise", "not_found", **raised)


class TestBoard:
    """The poster is what the present view shows to everybody."""

    def test_hidden_notes_and_open_votes_are_not_on_it(self) -> None:
        world = opened()
        world.note("n0", "care", text="Said aloud")
        world.do("facilitator", "phase.start", id=WALK)
        world.note("n1", "sales", text=SECRET)
        world.do("facilitator", "phase.open_votes", id=WALK)
        world.do("sales", "vote.cast", id="v1", phase_id=WALK, target_type="note", target_id="n0")
        with world.store.reading() as read:
            view = board_picture(read, ROOM, None, world.now)
        assert [(note.text, note.votes) for note in view.notes] == [("Said aloud", 0)]
        world.do("facilitator", "phase.reveal", id=WALK)
        world.do("facilitator", "phase.close_votes", id=WALK)
        with world.store.reading() as read:
            view = board_picture(read, ROOM, None, world.now)
        assert {(note.text, note.votes) for note in view.notes} == {("Said aloud", 1), (SECRET, 0)}

    def test_a_group_comes_with_its_name_and_its_dots(self) -> None:
        world = opened()
        for id in ("n1", "n2"):
            world.note(id, "care")
        world.do("facilitator", "group.make", id="g", name="Letters nobody reads",
                 note_ids=["n1", "n2"])  # fmt: skip
        world.do("facilitator", "phase.start", id=WALK)
        world.do("facilitator", "phase.open_votes", id=WALK)
        world.do("sales", "vote.cast", id="v1", phase_id=WALK, target_type="group", target_id="g")
        world.do("facilitator", "phase.close_votes", id=WALK)
        with world.store.reading() as read:
            view = board_picture(read, ROOM, None, world.now)
        assert [(g.id, g.name, g.votes) for g in view.groups] == [("g", "Letters nobody reads", 1)]
        assert [note.group for note in view.notes] == ["g", "g"]

    def test_the_samples_last_room(self, sample: Loaded) -> None:
        with sample.house.store.reading("main") as read:
            view = board_picture(read, "room-2026-q2", "family-homes", NOW)
        assert view.subtitle == "Family homes, figures of 2026-Q1"
        assert len(view.stages) == 7
        owners = {stage.id: [o.title for o in stage.owners] for stage in view.stages}
        assert owners["a"] == ["CMO"]
        assert len(owners["f"]) == 2


def test_a_hash_is_shown_so_that_it_can_be_read_aloud() -> None:
    assert short_hash("07e571bacb00ffff") == "07e5 71ba cb00"
    assert short_hash("") == ""


@pytest.mark.parametrize(
    ("figure", "other", "shown"),
    [("24", "62 hours", "24 hours"), ("4.1", "12.5%", "4.1%"), ("24 h", "62 hours", "24 h"),
     ("0.85", "188 of 320", "0.85"), ("24", "62", "24"), ("few", "62 hours", "few"),
     ("", "62 hours", "")],
)  # fmt: skip
def test_a_bare_number_takes_the_unit_of_the_one_beside_it(
    figure: str, other: str, shown: str
) -> None:
    assert with_unit(figure, other) == shown


@pytest.mark.parametrize(
    ("kpi", "threshold", "said"),
    [("churn at renewal", "4 %", "churn at renewal passes 4 %"),
     ("churn", "4 %", "churn passes 4 %"),
     ("k-launch-calls", "Calls above 1,000", "Calls above 1,000")],
)  # fmt: skip
def test_what_would_prove_a_dissenter_right_reads_as_it_was_asked(
    sample: Loaded, kpi: str, threshold: str, said: str
) -> None:
    tripwire = {"kpi": kpi, "threshold": threshold, "by": "2027-03-01"}
    with sample.house.store.reading("main") as read:
        words = tripwire_in_words(read, tripwire)
    assert words == f"Proved right if {said} by 1 March 2027."


def test_who_objects_is_not_said_to_have_signed() -> None:
    world = opened()
    world.raised()
    world.sign("finance", stance="object")
    world.sign("sales", stance="disagree and commit")
    objects, commits = (card_page_of(world, who).sign for who in ("finance", "sales"))
    assert (objects.mine.partition(",")[0], objects.signed) == ("You object", False)
    assert (commits.mine.partition(",")[0], commits.signed) == (
        "You signed: disagree and commit", True)  # fmt: skip


def test_options_are_over_only_once_one_is_chosen() -> None:
    world = opened()
    world.do("sales", "decision.raise", id="d1", room_id=ROOM, one_line="Answer")
    for text in ("Do it", "Do nothing"):
        world.do("sales", "decision.propose", id="d1", text=text)
    page = card_page_of(world, "owner")
    assert (page.over, page.others) == ("Options, none chosen yet", ["Do it", "Do nothing"])
    world.do("facilitator", "decision.edit", id="d1", chosen=0)
    page = card_page_of(world, "owner")
    assert (page.over, page.others) == ("Chosen over", ["Do nothing"])


def test_who_is_against_it_is_heard_without_writing_twice() -> None:
    world = opened()
    world.raised()
    world.sign("sales", stance="disagree and commit", reason="We lose the season")
    world.sign("finance", stance="object", reason="It costs too much")
    world.sign("care", stance="agree with a worry", reason="We are few")
    assert [(d.text, d.more) for d in card_page_of(world, "owner").dissent] == [
        ("“We lose the season”", ""), ("“It costs too much”", "")]  # fmt: skip
    world.do("finance", "dissent.say", id="x1", decision_id="d1", text="Half would do",
             tripwire={"kpi": "churn", "threshold": "4 %"})  # fmt: skip
    assert [(d.text, d.more) for d in card_page_of(world, "owner").dissent] == [
        ("“We lose the season”", ""),
        ("“Half would do”", "Proved right if churn passes 4 %."),
    ]
    world.do("sales", "decision.edit", id="d1", rationale="Another text")
    assert [d.text for d in card_page_of(world, "owner").dissent] == ["“Half would do”"]


def test_what_was_added_to_its_room_stands_on_it_in_order() -> None:
    world = opened()
    world.decided()
    assert card_page_of(world, "facilitator").may_add is False
    world.do("facilitator", "room.close", id=ROOM)
    for text in ("One signature was typed late", "It was the second wave"):
        world.do("facilitator", "addendum.add", id=f"x-{len(text)}", room_id=ROOM, text=text)
    for who, may in (("facilitator", True), ("owner", True), ("sales", False), ("guest", False)):
        page = card_page_of(world, who)
        assert [line.text for line in page.added] == [
            "One signature was typed late", "It was the second wave"]  # fmt: skip
        assert page.may_add is may
        assert page.added[0].more == "1 April 2026"


def card_page_of(world: World, who: str) -> CardPage:
    with world.store.reading() as read:
        card = decision_card(read, "2026Q1-01", viewer_of(PEOPLE[who]), world.now)
        assert card is not None
        return card_page(read, card, PEOPLE[who], "", world.now)
