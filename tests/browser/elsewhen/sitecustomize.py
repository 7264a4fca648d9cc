"""A test's site that lives some days ahead: Python reads this file by itself, at its start, where the path has it.

Every process of that site has the folder on its path and TOUCHSTONE_TEST_DAYS_AHEAD set, so time passes for all of
them together, and goes on at its usual pace. The program itself knows nothing of it.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta

days = int(os.environ.get("TOUCHSTONE_TEST_DAYS_AHEAD") or 0)
if days:
    import time_machine

    time_machine.travel(datetime.now(UTC) + timedelta(days=days), tick=True).start()
    time.time()  # the clock goes from when it is first read: later in each process, were it not read here
