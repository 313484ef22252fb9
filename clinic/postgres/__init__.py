"""The embedded PostgreSQL as a Django database backend: `ENGINE = "clinic.postgres"`.

The first connection that finds no server starts one. See docs/adr/0002-embedded-postgres.md.
"""
