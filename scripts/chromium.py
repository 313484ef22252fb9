"""See that the browser tests have Debian's Chromium: `python3 scripts/chromium.py`."""

import os
import shutil
import subprocess
import sys

INSTALL = ["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", "chromium"]


def main():
    if shutil.which("chromium"):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium for the browser tests …", flush=True)
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "--quiet=2"], env=quiet)
        if subprocess.run(INSTALL, env=quiet, stdout=subprocess.DEVNULL).returncode == 0:
            return
    elif os.environ.get("SKIP_BROWSER_TESTS") == "1" and os.environ.get("CI") != "true":
        return
    sys.exit(
        "The browser tests need Chromium. Install it with `apt-get install chromium` (as root), "
        "or leave them out for now with SKIP_BROWSER_TESTS=1."
    )


if __name__ == "__main__":
    main()
