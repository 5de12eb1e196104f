"""The scripts a page will need are named in its head, so that the browser need not find them out one by one."""

from __future__ import annotations

import re
from pathlib import Path

from streamlit import file_util

from nsvh_dash.ui.preload import preload_links

STATIC = Path(file_util.get_static_dir())


def test_each_kind_of_element_is_fetched_with_the_page_with_all_it_imports() -> None:
    links = re.findall(r'href="\./static/js/([^"]+)"', preload_links())
    kinds = {name.split(".")[0] for name in links}
    assert {"BidiComponent", "PageLink", "Selectbox", "TextInput", "rehype-raw"} <= kinds
    assert "hastscript" in kinds, "imported by rehype-raw"
    assert all((STATIC / "static" / "js" / name).exists() for name in links)


def test_nothing_is_named_twice() -> None:
    links = re.findall(r'href="\./static/js/([^"]+)"', preload_links())
    assert len(set(links)) == len(links)
    own = (STATIC / "index.html").read_text(encoding="utf-8")
    assert [name for name in links if name in own] == []
