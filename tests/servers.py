"""Real SPARQL servers on loopback: Oxigraph's from PyPI, Virtuoso 7 from Debian with settings of our own."""

from __future__ import annotations

import http.client
import http.server
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.serving import free_port

_INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 100000
"""


@contextmanager
def oxigraph(quads: bytes, media: str = "application/n-quads") -> Iterator[str]:
    """Run ``oxigraph serve`` on some data and give its query address; skips where it isn't installed."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("needs the server of the package oxigraph: pip install oxigraph")
    base = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen([program, "serve", "--bind", base], stderr=subprocess.DEVNULL)
    try:
        where = "?default" if media == "application/n-triples" else ""
        _wait(lambda: _post(f"http://{base}/store{where}", quads, media), server)
        yield f"http://{base}/query"
    finally:
        server.terminate()
        server.wait(10)


@contextmanager
def virtuoso(triples: bytes, folder: Path) -> Iterator[str]:
    """Run Virtuoso 7 on some data and give its query address; skips where it isn't installed."""
    program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or client is None:
        pytest.skip("needs Virtuoso 7: apt-get install virtuoso-opensource-7")
    sql, web = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(sql=sql, http=web), encoding="ascii")
    (folder / "data.nt").write_bytes(triples)
    server = subprocess.Popen(
        [program, "-f", "+configfile", "virtuoso.ini"],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    load = "DB.DBA.TTLP_MT(file_to_string_output('data.nt'), '', 'urn:data'); checkpoint;"
    command = [client, f"127.0.0.1:{sql}", "dba", "dba", f"exec={load}"]
    try:
        _wait(lambda: _ran(command), server)
        yield f"http://127.0.0.1:{web}/sparql"
    finally:
        server.terminate()
        server.wait(20)


def _wait(done: Callable[[], bool], server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if done():
            return
        assert server.poll() is None, "the server ended while it was to start"
        time.sleep(0.1)
    raise AssertionError("the server doesn't start")


def _ran(command: list[str]) -> bool:
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    return done.returncode == 0 and "Error" not in done.stderr


def _post(address: str, data: bytes, media: str) -> bool:
    request = urllib.request.Request(address, data, {"Content-Type": media}, method="POST")
    try:
        urllib.request.urlopen(request, timeout=30).close()
    except urllib.error.HTTPError:
        raise
    except (OSError, http.client.HTTPException):
        return False
    return True


class Handler(http.server.BaseHTTPRequestHandler):
    """A server's side of one request; ``seen`` are the bodies of all."""

    behave: Callable[[Handler], None]
    seen: list[str]

    def do_POST(self) -> None:
        """Note what was asked, and do as the test wants."""
        self.seen.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        type(self).behave(self)

    def reply(self, body: bytes, status: int = 200, media: str = "application/sparql-results+json") -> None:
        """Answer."""
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Be quiet."""


@contextmanager
def misbehaving(behave: Callable[[Handler], None]) -> Iterator[tuple[str, list[str]]]:
    """Run a server that does as a test wants; give its address and what it is asked."""
    seen: list[str] = []
    handler = type("_Handler", (Handler,), {"behave": behave, "seen": seen})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql", seen
    finally:
        server.shutdown()
        server.server_close()
