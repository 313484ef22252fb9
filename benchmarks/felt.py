"""What a reader's telephone feels: the bytes on the way, and Lighthouse's marks out of 100.

The real site with the demo clinic, started as `make run` does, measured by Lighthouse's phone
profile in the system's Chromium. Each figure is the median of several runs: what else a machine
does costs points of performance. Wants Node.js; without it this says so and measures nothing.
"""

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks import ROOT

LIGHTHOUSE = "lighthouse@12.8.2"
VAR = ROOT / "var" / "bench-felt"
PAGES = {
    "home": "/",
    "reviewed article": "/articles/exposure-for-social-anxiety/",
    "entry": "/glossary/amygdala/",
    "search": "/search/",
    "search results": "/search/?q=sleep",
}
RUNS = int(os.environ.get("RUNS", "3"))
# Results of a search ask not to be indexed, on purpose: what was searched for is nobody's page.
# That alone is left out of their mark.
WITHOUT = {"search results": "is-crawlable"}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# What the budget of 40 KB counts: not the pictures.
WEIGHED = {"Document", "Stylesheet", "Script"}


def main():
    if not shutil.which("npm"):
        print("\nLighthouse is left out: it needs Node.js and npm, which are not here.")
        return
    VAR.mkdir(parents=True, exist_ok=True)
    npm = ["npm", "install", "--prefix", VAR, "--silent", "--no-audit", "--no-fund", LIGHTHOUSE]
    subprocess.run(npm, check=True)
    server, address = _started()
    try:
        print(f"\n{'page':<18}" + "".join(f"{name:>16}" for name in (*CATEGORIES, "KB (of 40)")))
        for name, path in PAGES.items():
            runs = [_measured(f"{address}{path}", WITHOUT.get(name)) for _run in range(RUNS)]
            marks = [statistics.median(_mark(run, each) for run in runs) for each in CATEGORIES]
            figures = (*(f"{mark:.0f}" for mark in marks), f"{_weight(runs[-1]):.1f}")
            print(f"{name:<18}" + "".join(f"{figure:>16}" for figure in figures))
            _say_what_is_not_whole(runs[-1])
    finally:
        server.terminate()
        server.wait()


def _started():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    site = {"PORT": port, "CLINIC_VAR": str(VAR / "site"), "DEMO": "1"}
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL"):
        kept.pop(name, None)
    server = subprocess.Popen(
        [sys.executable, ROOT / "scripts" / "run.py"],
        env=kept | site,
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in server.stdout:
        if line.startswith("Ready: "):
            return server, line.split()[1].rstrip("/")
    sys.exit("The site did not start, so nothing was measured.")


def _mark(report, category):
    return 100 * report["categories"][category]["score"]


def _say_what_is_not_whole(report):
    """What of the last run moved, kept the page out of the back-forward cache, or cost marks."""
    for name in ("cumulative-layout-shift", "bf-cache"):
        if report["audits"][name]["score"] != 1:
            print(f"  {report['audits'][name]['title']}")
    for category in CATEGORIES:
        if _mark(report, category) < 100:
            audits = report["categories"][category]["auditRefs"]
            lost = [ref["id"] for ref in audits if ref["weight"] and _is_short(report, ref["id"])]
            print(f"  {category}: {', '.join(lost)}")


def _is_short(report, audit):
    score = report["audits"][audit]["score"]
    return score is not None and score < 1


def _measured(address, without=None):
    report = VAR / "report.json"
    flags = "--headless=new --no-sandbox --disable-gpu"
    program = VAR / "node_modules" / ".bin" / "lighthouse"
    asked = [program, address, "--quiet", "--output=json", f"--output-path={report}"]
    asked.append(f"--chrome-flags={flags}")
    if without:
        asked.append(f"--skip-audits={without}")
    found = os.environ | {"CHROME_PATH": shutil.which("chromium") or ""}
    for _attempt in range(3):  # on a busy machine it gives up now and then
        if subprocess.run(asked, env=found).returncode == 0:
            return json.loads(Path(report).read_text())
    sys.exit(f"Lighthouse gave up three times on {address}")


def _weight(report):
    requests = report["audits"]["network-requests"]["details"]["items"]
    return sum(r["transferSize"] for r in requests if r.get("resourceType") in WEIGHED) / 1024
