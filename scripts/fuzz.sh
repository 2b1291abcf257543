#!/usr/bin/env bash
# fuzz.sh: every fuzz target for FUZZTIME (default 1m) each.
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 GOFLAGS=-buildvcs=false
found=0
while IFS=: read -r file _ line; do
  target=$(sed -E 's/^func (Fuzz[A-Za-z0-9]+).*/\1/' <<<"$line")
  found=1
  echo "· $target ($(dirname "$file"))"
  go test "./$(dirname "$file")" -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-1m}" -fuzzminimizetime 5x
done < <(git grep -n -E '^func Fuzz[A-Za-z0-9]+\(' -- '*_test.go')
[ $found = 1 ] || { echo "Tidak ada sasaran fuzz." >&2; exit 1; }
