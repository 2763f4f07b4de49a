"""Who may edit: the person at the machine the app runs on, or somebody on the list who has signed in.

A visit is judged by plain values: nothing here asks the network or Streamlit, and what is missing counts against it.
"""
# floor 15

import ipaddress
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# A proxy on this machine makes every visitor look local; one that tells about it uses one of these.
_FORWARDED = ("forwarded", "via", "x-real-ip", "cf-connecting-ip", "true-client-ip")
_FORWARDED_STEM = "x-forwarded"
_AUTHORITY = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?")


@dataclass(frozen=True)
class Settings:
    """What the person who runs the server has set: `editors` are the addresses listed, None if there is no list."""

    sign_in: bool = False
    editors: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Visit:
    """One connection to the app.

    `bound` is the address that the server listens on ("" is every one), `ip` the visitor's (None: this machine), as
    Streamlit says it. `headers` are all values of each header of the request that opened the connection, `user` what
    the sign-in service said of the person, empty if nobody is signed in.
    """

    bound: str = ""
    ip: str | None = None
    headers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    user: Mapping[str, object] = field(default_factory=dict)


def editor_of(visit: Visit, settings: Settings, at_machine: str) -> str:
    """The name under which a visitor may edit, "" if they may not; `at_machine` is that of the person at the machine.

    Where a sign-in service or a list of editors is set, being at the machine is not enough.
    """
    if settings.sign_in or settings.editors is not None:
        return _signed_in(visit.user, settings)
    return at_machine if _is_local(visit) else ""


def _signed_in(user: Mapping[str, object], settings: Settings) -> str:
    """The address of somebody who has signed in and is on the list; capital letters do not matter."""
    address = user.get("email")
    if not settings.sign_in or user.get("is_logged_in") is not True or not isinstance(address, str):
        return ""
    # Some services say "false" in words; those that say nothing have checked the address themselves.
    if str(user.get("email_verified", True)).casefold() != "true":
        return ""
    listed = {editor.strip().casefold() for editor in settings.editors or ()} - {""}
    return address if address.casefold() in listed else ""


def _is_local(visit: Visit) -> bool:
    headers = {name.casefold(): list(values) for name, values in visit.headers.items()}
    if any(name in _FORWARDED or name.startswith(_FORWARDED_STEM) for name in headers):
        return False
    # A page of another site, or of another server on this machine, has an origin of its own.
    hosts, origins = headers.get("host", []), headers.get("origin", [])
    if len(hosts) != 1 or len(origins) != 1:
        return False
    host = hosts[0].casefold()
    same = origins[0].casefold() in (f"http://{host}", f"https://{host}")
    return same and _loopback_authority(host) and is_loopback(visit.bound) and (not visit.ip or is_loopback(visit.ip))


def _loopback_authority(host: str) -> bool:
    parts = _AUTHORITY.fullmatch(host)
    return bool(parts) and is_loopback(parts[1].strip("[]")) if parts else False


def is_loopback(host: str) -> bool:
    """Whether a name or an address can mean nothing but this machine."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
