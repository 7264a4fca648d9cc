# Sourced by ./run, ./test, ./bench and ./touchstone: makes .venv hold exactly the locked packages, once.
# Call: touchstone_setup runtime|dev    Asks nothing, prints what it does, and does nothing twice.
set -euo pipefail
TOUCHSTONE_HOME="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$TOUCHSTONE_HOME"
VENV="$TOUCHSTONE_HOME/.venv"
export PYTHONPATH="$TOUCHSTONE_HOME/src${PYTHONPATH:+:$PYTHONPATH}"

say() { printf '%s\n' "$*" >&2; }

find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3.13 python3.12 python3.11 python3; do
    [ -n "$candidate" ] || continue
    if command -v "$candidate" >/dev/null 2>&1 &&
       "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      printf '%s' "$candidate"; return 0
    fi
  done
  say "Touchstone needs Python 3.11 or newer with its venv module. On Debian or Ubuntu: sudo apt-get install python3 python3-venv"
  return 1
}

install_locked() {  # install_locked FILE: uv where it works, pip where it does not
  if [ -x "$VENV/bin/uv" ] && UV_NO_PROGRESS=1 VIRTUAL_ENV="$VENV" "$VENV/bin/uv" pip install --quiet --require-hashes -r "$1"; then
    return 0
  fi
  say "  uv could not install them; trying pip (slower) …"
  "$VENV/bin/python" -m pip install --quiet --require-hashes -r "$1"
}

touchstone_braille() {  # liblouis makes Braille. Without root its two packages are unpacked beside Python's, or it is told.
  local lacks folder
  lacks="$("$VENV/bin/python" -c 'from touchstone.formats.braille.louis import lacks; print(lacks())' 2>/dev/null)" || return 0
  [ -n "$lacks" ] || return 0
  folder="$(mktemp -d)"
  if command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1 &&
     (cd "$folder" && apt-get download -qq liblouis20 liblouis-data) >/dev/null 2>&1; then
    mkdir -p "$VENV/liblouis"
    for package in "$folder"/*.deb; do dpkg-deb -x "$package" "$VENV/liblouis"; done
    say "  liblouis for Braille is in .venv/liblouis."
  else
    say "  $lacks. Until then Touchstone runs, and every form of a report but Braille is made."
  fi
  rm -rf "$folder"
}

touchstone_setup() {
  local wanted="$1" stamp="$VENV/.touchstone-$1" sum started=$SECONDS
  sum="$(cat requirements/bootstrap.txt "requirements/$wanted.txt" | sha256sum | cut -d' ' -f1)"
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ]; then return 0; fi
  # Two commands started together must not both install into one folder.
  mkdir -p var
  exec 9>var/.setup.lock
  if command -v flock >/dev/null 2>&1; then flock 9; fi
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ]; then exec 9>&-; return 0; fi
  if [ ! -x "$VENV/bin/python" ]; then
    say "Setting up (1 of 3): a Python environment in .venv …"
    "$(find_python)" -m venv "$VENV"
  fi
  if [ ! -x "$VENV/bin/uv" ]; then
    say "Setting up (2 of 3): the installer …"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt ||
      say "  no installer; pip will be used instead."
  fi
  say "Setting up (3 of 3): $(grep -c '==' "requirements/$wanted.txt") packages ($wanted) …"
  install_locked "requirements/$wanted.txt"
  touchstone_braille
  printf '%s' "$sum" > "$stamp"
  if [ "$wanted" = dev ]; then  # dev holds all of runtime
    cat requirements/bootstrap.txt requirements/runtime.txt | sha256sum | cut -d' ' -f1 | tr -d '\n' > "$VENV/.touchstone-runtime"
  fi
  exec 9>&-
  say "Set up in $((SECONDS - started)) seconds."
}
