#!/usr/bin/env bash
# fuzz.sh: every fuzz target for FUZZTIME (default 1m; the long run takes 10m) each, FUZZPARALLEL of them working at once (default: as
# many as there are processors, at most 2). FUZZ, when set, is an expression that the names of the targets must match. A target that
# fails leaves its input in testdata/fuzz, which is committed with the mend; the others still run.
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 GOFLAGS=-buildvcs=false
cores=$(nproc)
parallel=${FUZZPARALLEL:-$((cores < 2 ? cores : 2))}
found=0 failed=()
while IFS=: read -r file _ line; do
  target=$(sed -E 's/^func (Fuzz[A-Za-z0-9]+).*/\1/' <<<"$line")
  [[ $target =~ ${FUZZ:-.} ]] || continue
  found=$((found + 1))
  echo "· $target ($(dirname "$file"))"
  go test "./$(dirname "$file")" -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-1m}" -fuzzminimizetime 5x -parallel "$parallel" -timeout 0 ||
    failed+=("$target")
done < <(git grep -n -E '^func Fuzz[A-Za-z0-9]+\(' -- '*_test.go')
[ "$found" -gt 0 ] || { echo "Tidak ada sasaran fuzz." >&2; exit 1; }
if [ ${#failed[@]} -gt 0 ]; then
  echo "Gagal: ${failed[*]}. Masukan yang menyebabkannya ada di testdata/fuzz paketnya." >&2
  exit 1
fi
echo "$found sasaran fuzz, masing-masing ${FUZZTIME:-1m}, tanpa kegagalan."
