from customer_room.live.presence import Place, Presence


def test_a_member_is_listed_once_and_away_only_when_all_his_devices_are() -> None:
    presence = Presence(lambda: 0.0)
    presence.put("phone", Place("m1", "board", away=False))
    presence.put("laptop", Place("m1", "board", away=True))
    assert presence.listed() == [{"member_id": "m1", "view": "board", "away": False}]
    presence.drop("phone")
    assert presence.listed() == [{"member_id": "m1", "view": "board", "away": True}]


def test_only_a_difference_is_told() -> None:
    presence = Presence(lambda: 0.0)
    assert presence.changed() is None
    presence.put("a", Place("m1", "board", away=False))
    assert presence.changed() is not None
    assert presence.changed() is None


def test_a_place_is_forgotten_after_30_seconds() -> None:
    now = [0.0]
    presence = Presence(lambda: now[0])
    presence.put("a", Place("m1", "board", away=False))
    assert presence.changed() is not None
    now[0] = 29.9
    assert presence.changed() is None
    now[0] = 30.1
    assert presence.changed() == []
