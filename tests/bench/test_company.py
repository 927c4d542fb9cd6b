"""The measured company, and how a snapshot's answer is read."""

from __future__ import annotations

import gzip
from pathlib import Path

from customer_room.domain.notes import Note
from customer_room.domain.sessions import Session
from customer_room.operations.bench.company import WORKSPACE_ID, found
from customer_room.operations.bench.joining import read_answer
from customer_room.security.sessions import SessionCookie, hash_token
from customer_room.store.store import Store


def test_everybody_has_an_open_session_and_the_board_its_notes(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'company.db'}"
    company = found(url, people=3, notes=7)
    store = Store(url).open()
    with store.reading(WORKSPACE_ID) as read:
        assert sorted(note.id for note in read.find(Note)) == sorted(company.note_ids)
        for cookie in company.cookies:
            token = SessionCookie(secure=False).token(cookie)
            credential = store.find_credential(hash_token(token or ""))
            assert credential is not None
            session = read.get(Session, credential.subject_id)
            assert session is not None
            assert session.admitted
    store.close()
    assert len(set(company.cookies)) == 3
    assert (company.guests, company.host) == ((), "")


def test_an_answer_is_read_plain_gzipped_and_in_chunks() -> None:
    packed = gzip.compress(b"board")
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
    chunks = (
        b"".join(b"%x\r\n%b\r\n" % (len(p), p) for p in (packed[:5], packed[5:])) + b"0\r\n\r\n"
    )
    assert read_answer(b"HTTP/1.1 404 Not Found\r\nX: y\r\n\r\nno").status == 404
    assert read_answer(b"HTTP/1.1 200 OK\r\n\r\nboard").body == b"board"
    assert read_answer(head + b"\r\n" + packed).body == b"board"
    chunked = read_answer(head + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)
    assert (chunked.body, chunked.wire_bytes) == (b"board", len(packed))
