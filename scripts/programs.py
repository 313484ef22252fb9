"""See that the tests have Debian's Chromium and Java: `python3 scripts/programs.py`."""

import os
import shutil
import subprocess
import sys

# What is called, and the package that has it: a browser, and what the checker of HTML runs on.
PROGRAMS = {"chromium": "chromium", "java": "default-jre-headless"}
INSTALL = ["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends"]


def main():
    missing = [package for name, package in PROGRAMS.items() if not shutil.which(name)]
    if not missing:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {' and '.join(missing)} for the tests …", flush=True)
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "--quiet=2"], env=quiet)
        install = [*INSTALL, *missing]
        if subprocess.run(install, env=quiet, stdout=subprocess.DEVNULL).returncode == 0:
            return
    elif os.environ.get("SKIP_BROWSER_TESTS") == "1" and os.environ.get("CI") != "true":
        return
    sys.exit(
        f"The browser tests need {' and '.join(missing)}. Install it with "
        f"`apt-get install {' '.join(missing)}` (as root), or leave them out for now with "
        "SKIP_BROWSER_TESTS=1."
    )


if __name__ == "__main__":
    main()
