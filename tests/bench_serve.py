"""``python -m tests.bench_serve``: single reconciliation queries a second, with eight clients.

Names of the shipped report's graph as people type them: whole, without their end, in traditional
characters, as pinyin. Timings are no tests: they print and fail nothing.
"""

from __future__ import annotations

import http.client
import json
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from graph.links.items import merged_items
from graph.links.spellings import spelled
from graph.stores.store import open_store

CLIENTS = 8
EACH = 400
GOAL = "≥ 200/s, p99 ≤ 50 ms"


def typed(names: list[str], seed: int) -> list[str]:
    """Return names as people type them."""
    chance = random.Random(seed)
    ways = (str, lambda name: name[:-1] or name, lambda name: spelled(name)[0] or name, lambda name: name[:2])
    return [chance.choice(ways)(chance.choice(names)) for _ in range(EACH)]


def client(job: tuple[str, list[str], bool]) -> list[float]:
    """Ask one name after the other over one connection; return the seconds of each."""
    address, names, newer = job
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    took = []
    for name in names:
        began = time.perf_counter()
        if newer:
            asked = {"queries": [{"conditions": [{"matchType": "name", "propertyValue": name}]}]}
            connection.request("POST", "/reconcile/match", json.dumps(asked))
        else:
            queries = json.dumps({"q0": {"query": name}})
            head = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", "/reconcile", urlencode({"queries": queries}), head)
        reply = connection.getresponse()
        body = reply.read()
        assert reply.status == 200, body
        took.append(time.perf_counter() - began)
    return took


def measure(address: str, names: list[str], newer: bool) -> None:
    """Print throughput and latencies of one version."""
    jobs = [(address, typed(names, seed), newer) for seed in range(CLIENTS)]
    with ProcessPoolExecutor(CLIENTS) as pool:
        list(pool.map(client, [(address, names[:3], newer)] * CLIENTS))  # the clients are up
        began = time.perf_counter()
        took = sorted(second for found in pool.map(client, jobs) for second in found)
        passed = time.perf_counter() - began
    middle, late = took[len(took) // 2] * 1000, took[int(len(took) * 0.99)] * 1000
    version = "1.0-draft" if newer else "0.2"
    print(f"{version:10} {len(took) / passed:7.0f}/s  median {middle:6.1f} ms  p99 {late:6.1f} ms  ({GOAL})")


def main() -> None:
    """Build the shipped report's store, serve it in a process of its own, and ask."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        run = [sys.executable, "-m", "graph"]
        subprocess.run([*run, "build", "--store", str(store)], check=True, stdout=subprocess.DEVNULL)
        command = [*run, "serve", "--reconcile", "--port", "0", "--store", str(store)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[-1]
            names = [name for item in merged_items(open_store(store)) for name in (item.name, *item.aliases)]
            for newer in (False, True):
                measure(address, names, newer)
        finally:
            server.terminate()
            server.wait(10)


if __name__ == "__main__":
    main()
