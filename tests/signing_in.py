"""A sign-in service on this machine for tests: OpenID Connect with one person, who always agrees."""

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "four-islands-test"


@contextmanager
def sign_in_service(person: Mapping[str, Any]) -> Iterator[str]:
    """Yield the address of a service that says `person` of whoever comes; the mapping may change meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(person))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(person: Mapping[str, Any]) -> type[BaseHTTPRequestHandler]:
    key = RSAKey.generate_key(2048, parameters={"kid": "test"})
    return type("Service", (_Service,), {"person": person, "key": key, "nonces": {}})


class _Service(BaseHTTPRequestHandler):
    """The four addresses that a sign-in asks for."""

    person: Mapping[str, Any]
    key: RSAKey
    nonces: dict[str, str]

    def do_GET(self) -> None:
        """Answer what a browser or the app reads."""
        path = urlsplit(self.path).path
        own = f"http://{self.headers['Host']}"
        if path == "/authorize":
            self._send_back(parse_qs(urlsplit(self.path).query))
        elif path == "/keys":
            self._say({"keys": [self.key.as_dict(private=False)]})
        else:
            addresses = {f"{name}_endpoint": f"{own}/{page}" for name, page in _PAGES.items()}
            self._say({"issuer": own, "jwks_uri": f"{own}/keys", **addresses, **_ABILITIES})

    def do_POST(self) -> None:
        """Give a token for a code."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        now = int(time.time())
        said = {"iss": f"http://{self.headers['Host']}", "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 600}
        said |= {**self.person, "nonce": self.nonces[parse_qs(body)["code"][0]]}
        token = jwt.encode({"alg": "RS256", "kid": "test"}, said, self.key)
        self._say({"access_token": "x", "token_type": "Bearer", "expires_in": 600, "id_token": token})

    def _send_back(self, asked: Mapping[str, list[str]]) -> None:
        """The person agrees at once."""
        code = f"code-{len(self.nonces)}"
        self.nonces[code] = asked.get("nonce", [""])[0]
        back = urlencode({"code": code, "state": asked["state"][0]})
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri'][0]}?{back}")
        self.end_headers()

    def _say(self, answer: Mapping[str, Any]) -> None:
        data = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


_PAGES = {"authorization": "authorize", "token": "token"}
_ABILITIES = {
    "response_types_supported": ["code"],
    "subject_types_supported": ["public"],
    "id_token_signing_alg_values_supported": ["RS256"],
}
