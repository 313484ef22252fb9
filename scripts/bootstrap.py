"""Make .venv/ and put the pinned packages into it: `python3 scripts/bootstrap.py FILE`.

Runs under the system's Python with nothing but the standard library, on a machine that may have
neither pip nor Debian's python3-venv.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FIX = "Install it with `apt-get install python3-venv` (as root) and run this again."


def main(requirements):
    if sys.version_info < (3, 11):
        sys.exit(f"Python 3.11 or newer is needed; {sys.executable} is {sys.version.split()[0]}.")
    hand_over_to_owner()
    stamp = VENV / f"installed-{requirements}"
    wanted = fingerprint(requirements)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    if not works(PYTHON, "-m", "pip", "--version"):
        make_venv()
    print(f"Installing {requirements} into .venv/ …", flush=True)
    # The file names every package with its hashes: nothing is left for pip to resolve or build.
    result = subprocess.run(
        [
            *(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "--no-deps", "--only-binary=:all:", "-r", ROOT / requirements),
        ]
    )
    if result.returncode:
        sys.exit("pip failed; its message stands above.")
    stamp.write_text(wanted)


def hand_over_to_owner():
    """In somebody else's checkout root works as that user, or they could not use it afterwards."""
    owner = ROOT.stat()
    if os.geteuid() == 0 and owner.st_uid:
        os.setgroups([])
        os.setgid(owner.st_gid)
        os.setuid(owner.st_uid)
        os.environ["HOME"] = os.path.expanduser(f"~{pwd.getpwuid(owner.st_uid).pw_name}")


def fingerprint(requirements):
    """Changes with the pins, with Python, and with the place: scripts of a moved venv break."""
    digest = hashlib.sha256(f"{VENV}\n{sys.version}".encode())
    for name in {"requirements.txt", requirements}:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def make_venv():
    shutil.rmtree(VENV, ignore_errors=True)
    if works(sys.executable, "-c", "import ensurepip, venv"):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        return
    print("python3-venv is not installed: taking pip from Debian's signed package.", flush=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", VENV], check=True)
        wheel = debian_pip(ROOT / "var" / "debian")
        subprocess.run(
            [PYTHON, wheel / "pip", "install", "--quiet", "--no-index", wheel], check=True
        )
    except (OSError, subprocess.CalledProcessError, StopIteration) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(f"No virtual environment can be made here: {error}.\n{FIX}")


def debian_pip(folder):
    """The wheel inside python3-pip-whl, fetched by apt with state and cache folders of our own."""
    for part in ("state/lists/partial", "cache/archives/partial"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    apt = [
        "apt-get",
        "--quiet=2",
        *("-o", f"Dir::State={folder / 'state'}"),
        *("-o", f"Dir::State::status={folder / 'status'}"),
        *("-o", f"Dir::Cache={folder / 'cache'}"),
        # As root apt would fetch as the user _apt, who may not enter this folder.
        *("-o", "APT::Sandbox::User="),
    ]
    (folder / "status").touch()
    subprocess.run([*apt, "update"], check=True)
    subprocess.run([*apt, "download", "python3-pip-whl"], check=True, cwd=folder)
    package = next(folder.glob("python3-pip-whl_*.deb"))
    subprocess.run(["dpkg-deb", "--extract", package, folder / "package"], check=True)
    return next((folder / "package/usr/share/python-wheels").glob("pip-*.whl"))


def works(*command):
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    main(sys.argv[1])
