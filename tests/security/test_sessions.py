from customer_room.security.sessions import SessionCookie, hash_token, new_token

PLAIN = SessionCookie(secure=False)
SECURE = SessionCookie(secure=True)


def test_a_token_carries_at_least_128_bits_and_never_repeats() -> None:
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert min(len(token) for token in tokens) * 6 >= 128


def test_what_is_stored_is_not_the_token() -> None:
    token = new_token()
    assert token not in hash_token(token)
    assert hash_token(token) == hash_token(token)


def test_the_cookie_is_http_only_and_lax() -> None:
    line = PLAIN.keep("abc")
    assert line.startswith("customer_room=abc; Path=/; ")
    assert "HttpOnly" in line
    assert "SameSite=Lax" in line
    assert "Secure" not in line


def test_over_https_the_cookie_is_secure_and_bound_to_the_host() -> None:
    line = SECURE.keep("abc")
    assert line.startswith("__Host-customer_room=abc; Path=/; ")
    assert line.endswith("; Secure")
    assert "Domain" not in line


def test_signing_out_empties_the_cookie_at_once() -> None:
    assert "customer_room=;" in PLAIN.forget()
    assert "Max-Age=0" in PLAIN.forget()


def test_the_token_is_found_among_other_cookies() -> None:
    assert PLAIN.token("theme=dark; customer_room=abc; other=1") == "abc"
    assert SECURE.token("__Host-customer_room=abc") == "abc"


def test_a_plain_cookie_does_not_pass_for_a_secure_one() -> None:
    assert SECURE.token("customer_room=abc") is None


def test_a_planted_second_cookie_is_not_believed() -> None:
    assert PLAIN.token("customer_room=abc; customer_room=evil") is None


def test_no_cookie_no_token() -> None:
    assert PLAIN.token(None) is None
    assert PLAIN.token("") is None
    assert PLAIN.token("customer_room=") is None
    assert PLAIN.token("\x00;;;=") is None
