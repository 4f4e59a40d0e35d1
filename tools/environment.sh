#!/bin/sh
# Lays out .venv in the current folder: with uv where it works, otherwise with a Python's own venv and pip.
# PYTHON names the interpreter to use; without it the first that is new enough is taken.
set -eu

if uv --version >/dev/null 2>&1; then
    UV_PROJECT_ENVIRONMENT=.venv
    export UV_PROJECT_ENVIRONMENT
    unset VIRTUAL_ENV # another environment that happens to be active is none of ours
    exec uv sync --quiet --frozen ${PYTHON:+--python "$PYTHON"}
fi

if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
else
    set -- python3 python3.14 python3.13 python3.12 python3.11 python
fi
for python; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        exec "$python" tools/environment.py .venv
    fi
done

echo "Inforce needs Python 3.11 or newer; tried: $*. Name one with: make PYTHON=/path/to/python3.11" >&2
exit 1
