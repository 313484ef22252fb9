"""What a reader's telephone feels: the bytes on the way, and Lighthouse's marks out of 100.

The real site with the demo clinic, started as `make run` does, measured by Lighthouse's phone
profile in the system's Chromium. Wants Node.js; without it this says so and measures nothing.
"""

import json
import os
import shutil
import socket
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
    "search": "/search/?q=sleep",
}
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
            report = _measured(f"{address}{path}")
            marks = [round(100 * report["categories"][each]["score"]) for each in CATEGORIES]
            figures = (*marks, f"{_weight(report):.1f}")
            print(f"{name:<18}" + "".join(f"{figure:>16}" for figure in figures))
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


def _measured(address):
    report = VAR / "report.json"
    flags = "--headless=new --no-sandbox --disable-gpu"
    program = VAR / "node_modules" / ".bin" / "lighthouse"
    asked = [program, address, "--quiet", "--output=json", f"--output-path={report}"]
    asked.append(f"--chrome-flags={flags}")
    chromium = shutil.which("chromium") or ""
    subprocess.run(asked, check=True, env=os.environ | {"CHROME_PATH": chromium})
    return json.loads(Path(report).read_text())


def _weight(report):
    requests = report["audits"]["network-requests"]["details"]["items"]
    return sum(r["transferSize"] for r in requests if r.get("resourceType") in WEIGHED) / 1024
