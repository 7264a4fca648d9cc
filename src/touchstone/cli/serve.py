"""Serve the site: prepare the database, load the demonstration, start the web server. This is what `./run` does."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--production", action="store_true", help="refuse unsafe settings; load no demonstration")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000), help="default: PORT, or 8000")
    parser.add_argument("--bind", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--workers", type=int, default=0, help="server processes (default: 1, or 3 in production)")
    parser.add_argument("--prepare-only", action="store_true", help="prepare the database and stop")


def run(options: argparse.Namespace) -> int:
    if options.production:
        os.environ["TOUCHSTONE_PRODUCTION"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.config.settings")
    import django

    django.setup()
    from django.conf import settings

    if settings.PRODUCTION and (refusal := _unsafe()):
        print(refusal, file=sys.stderr)
        return 1
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    from touchstone.foundation.core.errors import Refused

    try:
        prepare(demonstration=not settings.PRODUCTION)
    except Refused as refusal:
        print(f"Not started.\n{refusal}", file=sys.stderr)
        return 1
    if options.prepare_only:
        return 0
    return _serve(options, production=settings.PRODUCTION)


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _unsafe() -> str:
    """A refusal that names every unsafe setting, or nothing."""
    from touchstone.config import safety

    problems = safety.problems()
    if not problems:
        return ""
    listed = "\n".join(f"  - {problem}" for problem in problems)
    return f"Not started: these settings are unsafe in production.\n{listed}"


def prepare(*, demonstration: bool) -> None:
    """Bring translations, tables, static files, frameworks and the demonstration up to date. Does nothing twice."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from touchstone.foundation.core import translations

    translations.compile_if_stale()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)
    collect_static()
    from touchstone.demonstration import load
    from touchstone.foundation.core import events
    from touchstone.foundation.frameworks.actions import load_definitions
    from touchstone.foundation.instruments.actions import load_definitions as load_instruments
    from touchstone.foundation.providers.actions.loading import load_organisations

    load_definitions(by="set-up")
    load_instruments(by="set-up")
    if demonstration:
        load.ensure_loaded()
    else:
        load_organisations(by="set-up")
    events.tell_listeners()


def collect_static() -> None:
    """Gather static files when any of them is newer than the last gathering."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / ".gathered"
    newest = max(
        (Path(storage.path(name)).stat().st_mtime for finder in get_finders() for name, storage in finder.list([])),
        default=0.0,
    )
    if stamp.exists() and stamp.stat().st_mtime >= newest:
        return
    say("Gathering static files …")
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.touch()


def _serve(options: argparse.Namespace, *, production: bool) -> int:
    """Serve from this process, which has loaded the program already: starting another would take as long again."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connections
    from django.urls import get_resolver
    from gunicorn.app.base import BaseApplication

    from touchstone.foundation.messages.actions import finish_sending

    host = f"[{options.bind}]" if ":" in options.bind else options.bind
    settings = {
        "bind": f"{host}:{options.port}",
        "workers": options.workers or (3 if production else 1),
        "threads": 4,
        "worker_tmp_dir": "/dev/shm" if os.path.isdir("/dev/shm") else None,
        "preload_app": True,
        "timeout": 120,
        "loglevel": "warning",
        "proc_name": "touchstone",
        "when_ready": lambda server: say(f"Touchstone is at http://{host}:{options.port}  (stop it with Ctrl+C)"),
    }

    class Server(BaseApplication):
        def load_config(self) -> None:
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self) -> object:
            application = get_wsgi_application()
            _ = get_resolver().url_patterns  # every view, before the workers part
            finish_sending()
            connections.close_all()  # a connection must not be shared between processes
            return application

    Server().run()
    return 0
