#!/usr/bin/env bash
# progress.sh "what" command...: says what is being done and how long it took; the output only when it failed.
set -uo pipefail
what=$1; shift
printf '· %s … ' "$what" >&2
start=$SECONDS
log=$(mktemp); trap 'rm -f "$log"' EXIT
if "$@" >"$log" 2>&1; then
  printf '%s detik\n' "$((SECONDS - start))" >&2
else
  code=$?
  printf 'gagal\n' >&2; cat "$log" >&2; exit "$code"
fi
