"""The same change in the page: its ES modules, run by Node, and by a browser where one is."""

from __future__ import annotations

import http.server
import json
import shutil
import statistics
import subprocess
import threading
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.questionnaire.compiling import compile
from app.core.questionnaire.instance import wire
from app.interchange.expressions_in_node import NoNode, node
from bench import chain
from bench.line import Line, NotHere

SCRIPTS = Path(__file__).parents[1] / "app" / "static" / "js"
TIMES = 50


def _script(modules: str) -> str:
    """Return a module that leaves the milliseconds of each change in ``times``."""
    compiled = compile(chain.definition())
    sent = json.dumps(wire.encode(chain.filled(compiled)))
    return f"""
import {{ Filled }} from "{modules}/instance/filled.js";
const filled = new Filled({sent}, {{ zone: "UTC", now: 0, locale: "fr_BE" }});
const node = filled.nodes[filled.numberOf.get("{"/".join(compiled.places["q-0"])}")][0];
const times = [];
for (let value = 1; value <= {TIMES}; value += 1) {{
  const begin = performance.now();
  filled.answer(node, String(value));
  times.push(performance.now() - begin);
}}
"""


def _in_node() -> float:
    try:
        runner = node()
    except NoNode:
        raise NotHere("Node is neither on the PATH nor in the browser test driver") from None
    script = _script(SCRIPTS.as_uri()) + "console.log(JSON.stringify(times));"
    done = subprocess.run(  # noqa: S603  (our own script, our own interpreter)
        [runner, "--input-type=module"], input=script, capture_output=True, text=True, check=True
    )
    times: list[float] = json.loads(done.stdout)
    return statistics.median(times)


def _in_a_browser() -> float:
    if find_spec("playwright") is None:
        raise NotHere("the browser test driver is not installed")
    with TemporaryDirectory() as folder:
        for name in ("expressions", "instance"):
            (Path(folder) / name).symlink_to(SCRIPTS / name)
        (Path(folder) / "page.js").write_text(_script("") + "window.times = times;")
        (Path(folder) / "index.html").write_text(
            "<!doctype html><title>Bench</title><script type=module src=/page.js></script>"
        )
        serve = partial(_Quiet, directory=folder)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                return statistics.median(_times_at(f"http://127.0.0.1:{server.server_port}/"))
            finally:
                server.shutdown()


def _program() -> str | None:
    """Return the browser of this machine; None for the driver's own."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next(filter(None, found), None)


def _times_at(address: str) -> list[float]:
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415  (not everybody has it)

    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=_program(), args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(address)
            page.wait_for_function("window.times", timeout=60_000)
            times: list[float] = page.evaluate("window.times")
            return times
    except Error as missing:
        raise NotHere(str(missing).partition("\n")[0]) from missing


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the table is what is read."""


LINES = (
    Line("the same change in the page, by Node", 16, "ms", _in_node),
    Line("the same change in the page, by a browser", 16, "ms", _in_a_browser),
)
