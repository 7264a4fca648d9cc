#!/usr/bin/env bash
# A checker of PDF/UA for the tests, in an environment of its own: it brings a library under the AGPL, which must never
# be among the program's packages. Called by .ci/run; by hand: scripts/outloud.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
HOME_OF_CHECKER=".venv/outloud"
sum="$(sha256sum requirements/outloud.txt | cut -d' ' -f1)"
[ -f "$HOME_OF_CHECKER/.made" ] && [ "$(cat "$HOME_OF_CHECKER/.made")" = "$sum" ] && exit 0
.venv/bin/python -m venv "$HOME_OF_CHECKER"
"$HOME_OF_CHECKER/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/outloud.txt
printf '%s' "$sum" > "$HOME_OF_CHECKER/.made"
