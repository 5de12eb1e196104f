"""Turns Streamlit's page shell into ours: Swedish words, a script for what it writes later, and the look."""

from __future__ import annotations

from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nsvh_dash.views import texts

_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%23005ea8'/%3E"
    "%3Cpath d='M3 11l3-4 3 2 4-6' fill='none' stroke='white' stroke-width='1.8'/%3E%3C/svg%3E"
)
_HERE = Path(__file__).parent
# What Streamlit writes, by itself or by how it begins, and what stands there instead.
_WORDS = (_HERE / "shell_words.json").read_text(encoding="utf-8")
_SCRIPT = f"<script>window.nsvh={_WORDS};{(_HERE / 'shell.js').read_text(encoding='utf-8')}</script>"
# The look stands in the document, so that nothing is ever drawn without it, and last, so that it has the last word.
_SHEETS = ("shell/style.css", "importing/import.css", "meeting/meeting.css", "records/records.css")
_STYLES = "".join((_HERE.parent / name).read_text(encoding="utf-8") for name in _SHEETS)
_REPLACEMENTS = (
    (b'href="./favicon.png"', f'href="{_ICON}"'.encode()),
    (b'<html lang="en">', b'<html lang="sv">'),
    (b"<title>Streamlit</title>", f"<title>{texts.PRODUCT}</title>".encode()),
    (b"</head>", f"{_SCRIPT}</head>".encode()),
    (b"</body>", f"<style>{_STYLES}</style></body>".encode()),
    (b"You need to enable JavaScript to run this app.", texts.NEEDS_JAVASCRIPT.encode()),
)


class SwedishShell:
    """ASGI middleware that rewrites HTML documents and lets everything else through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not _wants_html(scope):
            await self._app(scope, receive, send)
            return
        # A compressed document cannot be rewritten, so none is asked for.
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": headers}, receive, _Rewriter(send))


class _Rewriter:
    """Holds back an HTML answer until it is whole, then sends it in Swedish with its new length."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
            return
        if self._start is None or message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if message.get("more_body", False):
            return
        for english, swedish in _REPLACEMENTS:
            self._body = self._body.replace(english, swedish)
        kept = [(n, v) for n, v in self._start["headers"] if n.lower() not in (b"content-length", b"etag")]
        length = (b"content-length", str(len(self._body)).encode())
        await self._send({**self._start, "headers": [*kept, length]})
        await self._send({"type": "http.response.body", "body": self._body})


def _wants_html(scope: Scope) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _is_html(message: Message) -> bool:
    return any(n.lower() == b"content-type" and v.startswith(b"text/html") for n, v in message["headers"])
