import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def set_up():
    """Django on a database of its own under `var/bench`, up to date."""
    import django
    from django.core.management import call_command

    sys.path.insert(0, str(ROOT))
    os.environ |= {
        "CLINIC_VAR": os.environ.get("BENCH_VAR", str(ROOT / "var" / "bench")),
        "SECRET_KEY": "only-for-benchmarks-00000000000000000000000000000000000000",
        "ALLOWED_HOSTS": "testserver",
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    }
    django.setup()
    call_command("migrate", verbosity=0)
