"""Everything that can be judged without running the tests; says all faults, not just the first."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable

# As on a real site, so that `check --deploy` judges what production would get.
PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "clinic.example",
    "SITE_URL": "https://clinic.example",
    "TRUSTED_PROXIES": "1",
    "EMAIL_HOST": "mail.clinic.example",
    "DEFAULT_FROM_EMAIL": "clinic@clinic.example",
    "CLINIC_VAR": str(ROOT / "var" / "lint"),
    "DJANGO_SETTINGS_MODULE": "clinic.settings",
}

CHECKS = [
    [PYTHON, "-m", "ruff", "check", "--quiet", "--output-format=concise"],
    [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "--output-format=concise"],
    ["lint-imports", "--no-cache"],
    [PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"],
    [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
]


def main():
    path = f"{Path(PYTHON).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | PRODUCTION | {"PATH": path}
    failed = []
    for check in CHECKS:
        name = " ".join(check).replace(f"{PYTHON} ", "").removeprefix("-m ")
        print(f"— {name}", flush=True)
        if subprocess.run(check, cwd=ROOT, env=environment).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"Failed: {'; '.join(failed)}.")
    print("All is well.")


if __name__ == "__main__":
    main()
