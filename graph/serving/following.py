"""The server's application over a store that may be built anew while it runs."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from graph.errors import PlanGraphError
from graph.serving.serve import application
from graph.stores.pointer import current
from graph.stores.store import open_for_many

LOOKS = 1.0  # seconds between two looks at the store's pointer


class Following:
    """Answers from the current generation of a store's folder.

    Who asks first after a build waits for its index; everybody else is answered from the last one meanwhile.
    A store that can't be opened leaves the last one in place, with a line on stderr.
    """

    def __init__(self, folder: Path, reconcile: bool = False, looks: float = LOOKS) -> None:
        self.folder, self.reconcile, self.looks = folder, reconcile, looks
        self._next, self._busy = 0.0, False
        self._generation = current(folder)
        self._application: ASGIApp = application(open_for_many(folder), reconcile)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._busy and time.monotonic() >= self._next:
            await self._follow()
        await self._application(scope, receive, send)

    async def _follow(self) -> None:
        self._busy = True
        try:
            generation = current(self.folder)
            if generation != self._generation:
                self._application = await run_in_threadpool(self._opened)
                self._generation = generation  # read before opening: a still newer one is seen next time
        except PlanGraphError as error:
            print(f"仍用旧的图谱库 still serving the old store: {error}", file=sys.stderr)
        finally:
            self._next, self._busy = time.monotonic() + self.looks, False

    def _opened(self) -> ASGIApp:
        return application(open_for_many(self.folder), self.reconcile)
