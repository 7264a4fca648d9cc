"""Builds the register of the bench in the database of TOUCHSTONE_DATABASE: `python -m benches._register_build N`."""

from __future__ import annotations

import sys
import time

import django


def main(wanted: int) -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from benches import _register_data as data

    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    data.build(wanted)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    print(f"{data.sizes()}, built in {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]))
