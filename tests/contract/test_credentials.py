"""Hashes of secrets: found from anywhere, used up, expired, revoked."""

from dataclasses import replace
from typing import Any

import pytest

from customer_room.store.credentials import Credential
from customer_room.store.store import Store
from tests.contract.writing import AT, LATER, append, note


def credential(here: str, **fields: Any) -> Credential:
    given = {"kind": "session", "subject_id": "s1", "created_at": AT, "data": {"how": "owner link"}}
    return Credential(hash=f"hash-{here}", workspace_id=here, **{**given, **fields})


def test_a_secret_leads_to_its_workspace(store: Store, here: str) -> None:
    kept = credential(here)
    with store.begin(here) as tx:
        tx.keep_credential(kept)
    assert store.find_credential(kept.hash) == kept
    assert store.find_credential("other") is None
    with store.reading(here) as read:
        assert read.credential(kept.hash) == kept
    with store.reading(f"{here}-b") as read:
        assert read.credential(kept.hash) is None


def test_those_of_one_kind_are_found_together(store: Store, here: str) -> None:
    links = [replace(credential(here, kind="private link"), hash=f"{here}-{n}") for n in (1, 2)]
    with store.begin(here) as tx:
        for each in (*links, credential(here)):
            tx.keep_credential(each)
    with store.reading(here) as read:
        assert sorted(read.credentials("private link"), key=lambda each: each.hash) == links
    with store.reading(f"{here}-b") as read:
        assert read.credentials("private link") == []


def test_it_is_kept_in_its_own_workspace_only(store: Store, here: str) -> None:
    with pytest.raises(ValueError, match="workspace"), store.begin(here) as tx:
        tx.keep_credential(credential(f"{here}-b"))


def test_one_use_is_one_use(store: Store, here: str) -> None:
    kept = credential(here, uses_left=1)
    with store.begin(here) as tx:
        tx.keep_credential(kept)
    with store.begin(here) as tx:
        used = tx.use_credential(kept.hash, LATER)
        assert used is not None
        assert used.uses_left == 0
    with store.begin(here) as tx:
        assert tx.use_credential(kept.hash, LATER) is None
        assert tx.use_credential("other", LATER) is None


def test_an_expired_one_opens_nothing(store: Store, here: str) -> None:
    kept = credential(here, expires_at=LATER)
    with store.begin(here) as tx:
        tx.keep_credential(kept)
        assert tx.use_credential(kept.hash, AT) == kept
        assert tx.use_credential(kept.hash, LATER) is None


def test_a_revoked_one_opens_nothing_and_keeps_its_first_moment(store: Store, here: str) -> None:
    kept = credential(here)
    with store.begin(here) as tx:
        tx.keep_credential(kept)
        tx.revoke_credentials_of(kept.subject_id, AT)
        tx.revoke_credentials_of(kept.subject_id, LATER)
        assert tx.use_credential(kept.hash, LATER) is None
    found = store.find_credential(kept.hash)
    assert found is not None
    assert found.revoked_at == AT


def test_all_secrets_of_a_subject_are_revoked_at_once(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        tx.keep_credential(credential(here))
        tx.keep_credential(Credential(f"b-{here}", here, "own device", "s1", AT, {}))
        tx.keep_credential(Credential(f"c-{here}", here, "session", "s2", AT, {}))
        tx.revoke_credentials_of("s1", LATER)
    stands = {h: found.stands(LATER) for h in (f"hash-{here}", f"b-{here}", f"c-{here}")
              if (found := store.find_credential(h)) is not None}  # fmt: skip
    assert list(stands.values()) == [False, False, True]


def test_secrets_leave_no_trace_in_log_or_state(store: Store, here: str) -> None:
    with store.begin(here) as tx:
        tx.keep_credential(credential(here))
        append(tx, note().put())
    with store.reading(here) as read:
        assert "hash-" not in repr(read.state()) + repr(list(read.operations()))
