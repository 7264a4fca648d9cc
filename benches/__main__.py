"""Run benchmarks: `./bench NAME [options]` prints one line of ratios and writes benches/out/NAME.json.

Each module beside this file is one bench: a docstring that says what it claims, and `run(arguments) -> dict`
whose `line` is printed and which is written whole.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import platform
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def names() -> list[str]:
    return sorted(m.name for m in pkgutil.iter_modules([str(HERE)]) if not m.name.startswith("_"))


def main(words: list[str]) -> int:
    if not words or words[0] not in names():
        print("Benches:")
        for name in names():
            doc = importlib.import_module(f"benches.{name}").__doc__ or ""
            print(f"  {name:12} {doc.strip().splitlines()[0]}")
        return 0 if not words else 2
    result = importlib.import_module(f"benches.{words[0]}").run(words[1:])
    out = HERE / "out"
    out.mkdir(exist_ok=True)
    result.setdefault("python", platform.python_version())
    (out / f"{words[0]}.json").write_text(json.dumps(result, indent=2, sort_keys=True) + "\n")
    print(result["line"])
    return 0 if result.get("met", True) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
