"""The page shell is Swedish, whatever the server answers in."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from nsvh_dash.ui.shell.swedish_shell import SwedishShell

ENGLISH = b'<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'


def answer(content_type: bytes, accept: bytes) -> tuple[Scope, dict[bytes, bytes], bytes]:
    """What the inner app is asked, and the headers and body that come out of the shell."""
    seen: list[Scope] = []
    sent: list[Message] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)
        headers = [(b"content-type", content_type), (b"content-length", str(len(ENGLISH)).encode()), (b"etag", b"x")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": ENGLISH[:40], "more_body": True})
        await send({"type": "http.response.body", "body": ENGLISH[40:]})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "headers": [(b"accept", accept), (b"accept-encoding", b"gzip")]}
    asyncio.run(SwedishShell(inner)(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent)
    return seen[0], dict(sent[0]["headers"]), body


def test_a_document_is_made_swedish_and_its_length_is_right() -> None:
    asked, headers, body = answer(b"text/html; charset=utf-8", b"text/html,*/*")
    assert b'<html lang="sv">' in body
    assert "<title>NSVH uppföljning</title>".encode() in body
    assert "Hoppa till innehållet" in body.decode(), "the words the script puts in place of the English"
    assert b"MutationObserver" in body
    assert body.index(b"--nsvh-ground:") > body.index(b"<body>"), "the look comes with the document, after Streamlit's"
    assert int(headers[b"content-length"]) == len(body)
    assert b"etag" not in headers, "the content is no longer the one the tag was for"
    assert b"accept-encoding" not in dict(asked["headers"])


def test_everything_else_passes_untouched() -> None:
    _asked, headers, body = answer(b"text/javascript", b"*/*")
    assert body == ENGLISH
    assert headers[b"etag"] == b"x"
