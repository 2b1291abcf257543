#!/usr/bin/env bash
# bench.sh: `make bench`. Each figure beside what it is held to, one line each, tab-separated:
#   bench  name  ours  reference  ratio  target      fails when the target is missed
#   info   name  ours  reference                     is only told
# The samples of every run lie in var/bench/. It also fails when a line is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 GOFLAGS=-buildvcs=false CI=1
export NASKAH_BENCH=$PWD/var/bench
mkdir -p "$NASKAH_BENCH"
rm -f "$NASKAH_BENCH"/*.tsv
scripts/assets.sh >&2
scripts/progress.sh "MinIO" scripts/minio-build.sh
# Typst, which the making of PDF is measured beside, in an environment of its own; nothing but the bench needs it.
typst=0.15.2
if [ "$(var/typst/bin/python3 -c 'from importlib.metadata import version; print(version("typst"))' 2>/dev/null || true)" != $typst ]; then
  rm -rf var/typst
  scripts/progress.sh "Typst" sh -c "python3 -m venv var/typst && var/typst/bin/python3 -m pip install --quiet --disable-pip-version-check typst==$typst"
fi
failed=0
# One package after the other: nothing of ours runs beside what is measured.
go test -count=1 -p 1 -timeout 60m -run '^TestBench' ./storage ./internal/sqlstore ./internal/web ./internal/layout ./cmd/naskah >"$NASKAH_BENCH/log.txt" 2>&1 || failed=1
cat "$NASKAH_BENCH/lines.tsv" 2>/dev/null || true
for name in advance-sqlite advance-pg put-dir-200k put-dir-20m put-s3-200k put-s3-20m list-page \
  pdf-gopdf pdf-typst pdf-libreoffice pdf-parallel pdf-alloc pdf-linear; do
  [ "$(grep -c -P "^bench\t$name\t" "$NASKAH_BENCH/lines.tsv" || true)" = 1 ] || { echo "bench: no line for $name" >&2; failed=1; }
done
for name in cold-start idle-memory; do
  grep -q -P "^info\t$name\t" "$NASKAH_BENCH/lines.tsv" || { echo "bench: no line for $name" >&2; failed=1; }
done
[ $failed = 0 ] || { tail -n 60 "$NASKAH_BENCH/log.txt" >&2; echo "bench: failed; the whole log is in var/bench/log.txt" >&2; }
exit $failed
