"""What this app shows on the desk."""

from discovery import admin_missed, admin_outside  # noqa: F401  (they register their pages)
