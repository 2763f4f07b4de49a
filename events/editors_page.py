"""Who is looking at the app, asked of Streamlit; every answer is worked out anew."""
# floor 16

import getpass
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from events.editors import Settings, Visit, editor_of


def current_editor() -> str:
    """The name under which the visitor may edit now, "" if they may not."""
    return editor_of(_visit(), _settings(), _at_machine())


def sign_link() -> Literal["", "in", "out"]:
    """Whether the visitor can sign in, sign out, or neither because no sign-in service is set."""
    if not _settings().sign_in:
        return ""
    return "out" if _user().get("is_logged_in") is True else "in"


def follow_sign_link() -> None:
    """Sign in or out; to be called from a callback."""
    turn = sign_link()
    if turn == "in":
        st.login()
    elif turn == "out":
        st.logout()


def _visit() -> Visit:
    headers = st.context.headers
    return Visit(
        bound=st.get_option("server.address") or "",
        ip=st.context.ip_address,
        headers={name: headers.get_all(name) for name in headers},
        user=_user(),
    )


def _user() -> dict[str, Any]:
    return dict(st.user)


def _settings() -> Settings:
    """The tables [auth] and [documents] of .streamlit/secrets.toml; a file that cannot be read opens nothing."""
    # Asked without this, a missing file would be shown as an error on the page.
    if not st.secrets.load_if_toml_exists():
        broken = any(Path(name).exists() for name in st.get_option("secrets.files"))
        return Settings(editors=() if broken else None)
    listed = st.secrets.get("documents")
    if listed is None:
        return Settings(sign_in="auth" in st.secrets)
    found = listed.get("editors", []) if isinstance(listed, Mapping) else []
    named = [found] if isinstance(found, str) else found
    return Settings(sign_in="auth" in st.secrets, editors=tuple(map(str, named)))


def _at_machine() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"
