"""How are documents of strangers read safely? In a process of their own, which is killed when it takes too long.

`read_file` and `read_bytes` never raise for bad input and never hang: a reading comes back, or a refusal with its
sentence. Worker processes are kept and used again; each belongs to the process that started it, so this is safe in a
web server that forks and in parallel tests. A worker is started anew, not forked, and inherits nothing but a path.
"""

from __future__ import annotations

import atexit
import json
import os
import selectors
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from touchstone.reader.frames import DATA, HEAD, NAME, PAGES, RESULT, pack
from touchstone.reader.limits import BASE_SECONDS, MAX_FILE_BYTES, MEMORY_BYTES, PAGE_SECONDS, TOTAL_SECONDS, too_large
from touchstone.reader.reading import Reading, refused_reading

_CHUNK = 1 << 20
_DOCUMENTS_PER_WORKER = 200  # a fresh process now and then, so that no library's leak adds up
_SOURCE_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Limits:
    """How long one document may take, in seconds of wall clock, and how much memory the worker may use, in bytes."""

    base_seconds: float = BASE_SECONDS
    page_seconds: float = PAGE_SECONDS
    total_seconds: float = TOTAL_SECONDS
    memory_bytes: int = MEMORY_BYTES

    def allowed(self, pages: int) -> float:
        """Seconds for a document of so many pages."""
        return min(self.total_seconds, self.base_seconds + self.page_seconds * pages)


class Stopped(Exception):
    """The worker was killed or died; the text is the sentence that refuses the document."""


class Worker:
    """One reading process. Not for use by two threads at once."""

    def __init__(self, limits: Limits | None = None, command: Sequence[str] | None = None) -> None:
        self.limits = limits or Limits()
        self.served = 0
        cpu = int(self.limits.total_seconds) * _DOCUMENTS_PER_WORKER
        self._process = subprocess.Popen(
            command
            or [sys.executable, "-P", "-m", "touchstone.reader.worker", str(self.limits.memory_bytes), str(cpu)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            close_fds=True,
        )
        assert self._process.stdin and self._process.stdout
        self._in, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._in, False)
        os.set_blocking(self._out, False)

    @property
    def usable(self) -> bool:
        return self._process.poll() is None and self.served < _DOCUMENTS_PER_WORKER

    def read(self, data: bytes, name: str) -> Reading:
        """The reading of a document. Raises Stopped when the worker had to be killed or died."""
        self.served += 1
        outgoing = memoryview(pack(NAME, name.encode("utf-8", "surrogateescape")) + pack(DATA, data))
        started = time.monotonic()
        pages, incoming = 1, bytearray()
        with selectors.DefaultSelector() as ready:
            ready.register(self._out, selectors.EVENT_READ)
            ready.register(self._in, selectors.EVENT_WRITE)
            while True:
                left = started + self.limits.allowed(pages) - time.monotonic()
                events = ready.select(left) if left > 0 else []
                if not events:
                    self.kill()
                    raise Stopped(_too_slow(self.limits.allowed(pages), pages))
                for key, _ in events:
                    if key.fd == self._in:
                        outgoing = self._write(outgoing)
                        if not outgoing:
                            ready.unregister(self._in)
                    else:
                        self._fill(incoming)
                while (frame := _frame(incoming)) is not None:
                    if frame[0] == RESULT:
                        answer = json.loads(frame[1])
                        return Reading(answer["data"], answer["pages"])
                    if frame[0] == PAGES:
                        pages = int(frame[1])

    def kill(self) -> None:
        """Ends the process at once."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    pass  # what was not written is lost with the process

    def _write(self, outgoing: memoryview) -> memoryview:
        try:
            return outgoing[os.write(self._in, outgoing[:_CHUNK]) :]
        except BrokenPipeError:
            raise self._died() from None

    def _fill(self, incoming: bytearray) -> None:
        chunk = os.read(self._out, _CHUNK)
        if not chunk:
            raise self._died()
        incoming += chunk

    def _died(self) -> Stopped:
        self.kill()
        megabytes = self.limits.memory_bytes // (1 << 20)
        return Stopped(
            f"Reading the file broke the reader's process (it may use {megabytes} MB of memory). The file is damaged "
            "or was made to be hostile: save it again from the program that made it."
        )


class Pool:
    """Worker processes that are kept between documents; at most one for each processor works at a time."""

    def __init__(self, limits: Limits | None = None, size: int | None = None) -> None:
        self.limits = limits or Limits()
        self.size = size or max(1, min(4, os.cpu_count() or 1))
        self._owner = os.getpid()
        self._idle: list[Worker] = []
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(self.size)

    @property
    def is_own(self) -> bool:
        """Whether this process made the pool: after a fork the child must not speak to its parent's workers."""
        return self._owner == os.getpid()

    def read(self, data: bytes, name: str) -> Reading:
        """The reading of a document; a refusal where its worker had to be killed."""
        with self._places:
            worker = self._take()
            try:
                reading = worker.read(data, name)
            except Stopped as stopped:
                return refused_reading(str(stopped), path=name, sha256=None)
            except BaseException:
                worker.kill()  # its pipes are at an unknown place
                raise
            self._give_back(worker)
            return reading

    def close(self) -> None:
        """Ends the idle workers."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.kill()

    def _take(self) -> Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.usable:
                    return worker
                worker.kill()
        return Worker(self.limits)

    def _give_back(self, worker: Worker) -> None:
        if worker.usable:
            with self._lock:
                self._idle.append(worker)
        else:
            worker.kill()


_pool: Pool | None = None
_pool_lock = threading.Lock()


def pool() -> Pool:
    """This process's pool."""
    global _pool
    with _pool_lock:
        if _pool is None or not _pool.is_own:
            _pool = Pool()
            atexit.register(_pool.close)
        return _pool


def read_bytes(data: bytes, name: str) -> Reading:
    """The reading of a file's bytes. `name` becomes the reading's path."""
    if len(data) > MAX_FILE_BYTES:
        return refused_reading(too_large(len(data)), path=name, sha256=None)
    return pool().read(data, name)


def read_file(path: str | os.PathLike[str]) -> Reading:
    """The reading of a file; a path that cannot be read is a refusal like any other. Large files are not loaded."""
    name = os.fspath(path)
    try:
        found = os.stat(name)
        if not stat.S_ISREG(found.st_mode):
            what = "a folder: name the documents in it" if stat.S_ISDIR(found.st_mode) else "not a file"
            return refused_reading(f"“{name}” is {what}.", path=name, sha256=None)
        if found.st_size > MAX_FILE_BYTES:
            return refused_reading(too_large(found.st_size), path=name, sha256=None)
        with open(name, "rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        return refused_reading(f"There is no file at “{name}”. Check its name.", path=name, sha256=None)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return refused_reading(f"“{name}” cannot be opened: {reason}.", path=name, sha256=None)
    return read_bytes(data, name)


def _frame(incoming: bytearray) -> tuple[int, bytes] | None:
    """The first whole frame, taken out of what has come in."""
    if len(incoming) < HEAD.size:
        return None
    kind, length = HEAD.unpack_from(incoming)
    end = HEAD.size + length
    if len(incoming) < end:
        return None
    content = bytes(incoming[HEAD.size : end])
    del incoming[:end]
    return kind, content


def _too_slow(seconds: float, pages: int) -> str:
    return (
        f"Reading took longer than {seconds:g} seconds, the most that {pages} page{'' if pages == 1 else 's'} may "
        "take, and was stopped. The file is damaged or was made to be hostile: save it again from the program that "
        "made it."
    )


def _environment() -> dict[str, str]:
    """No setting or secret of the parent reaches the worker."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR") if name in os.environ}
    path = os.pathsep.join([str(_SOURCE_ROOT), *(p for p in sys.path if p and os.path.isdir(p))])
    return {**kept, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
