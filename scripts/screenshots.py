"""Renew the README's screenshots from a running demo: `python scripts/screenshots.py [address]`."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
PASSWORD = "demo-clinic-2026"
# name: path, width, colour scheme, who is signed in
SHOTS = {
    "home": ("/", 1280, "light", None),
    "article": ("/articles/exposure-for-social-anxiety/", 1280, "light", None),
    "entry-phone-dark": ("/glossary/amygdala/", 360, "dark", None),
    "review": ("/admin/", 1280, "light", "reviewer"),
}


def main(address):
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for name, (path, width, scheme, user) in SHOTS.items():
            page = browser.new_page(viewport={"width": width, "height": 820}, color_scheme=scheme)
            if user:
                sign_in(page, address, user)
            page.goto(address + path)
            if user:
                # The first text that waits on the desk.
                page.click("a[href$='/review/']")
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
            print(name)
        browser.close()


def sign_in(page, address, user):
    page.goto(f"{address}/admin/login/?next=/admin/")
    page.fill("#id_username", user)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8000")
