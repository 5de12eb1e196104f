"""What a browser fetches at once with the page: the parts of Streamlit that it would otherwise ask for one by one.

Streamlit's front end fetches the code of an element when the first one of its kind arrives, and then what that code
needs, while the server is busy with the page. Every page here has the same kinds.
"""

from __future__ import annotations

import re
from pathlib import Path

from streamlit import file_util

_STATIC = Path(file_util.get_static_dir())
_SCRIPTS = _STATIC / "static" / "js"
_KINDS = ("BidiComponent", "PageLink", "Selectbox", "TextInput", "rehype-raw")
_IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


def preload_links() -> str:
    """A link for each script of theirs that the page does not name itself."""
    named = set(re.findall(r"/js/([\w.-]+\.js)", (_STATIC / "index.html").read_text(encoding="utf-8")))
    found = set(named)
    for kind in _KINDS:
        for path in _SCRIPTS.glob(f"{kind}.*.js"):
            _follow(path.name, found)
    names = sorted(found - named)
    return "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in names)


def _follow(name: str, found: set[str]) -> None:
    """A script and all that it imports, each once."""
    if name in found:
        return
    found.add(name)
    for imported in _IMPORTED.findall((_SCRIPTS / name).read_text(encoding="utf-8")):
        _follow(imported, found)
