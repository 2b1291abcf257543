#!/usr/bin/env bash
# long.sh: `make long`. What takes long, in parts; `make long PART=soak` does one of them again. What a part said lies in var/long/.
#   tests  every test with its long sample: every byte tampered with, every column overwritten, registers of a whole office
#   race   the packages with real concurrency, under the race detector
#   fuzz   ten minutes for each parser of ours (FUZZTIME)
#   bench  the figures of `make bench`
#   soak   50 people for ten minutes on PostgreSQL and MinIO through two processes, one of them killed twice (NASKAH_SOAK)
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 GOFLAGS=-buildvcs=false
all=(tests race fuzz bench soak)
parts=("${all[@]}")
if [ -n "${PART:-}" ]; then
  [[ " ${all[*]} " == *" $PART "* ]] || { echo "Tidak ada bagian $PART: ${all[*]}" >&2; exit 1; }
  parts=("$PART")
fi
mkdir -p .bin var/long
scripts/progress.sh "paket sistem" scripts/packages.sh
scripts/assets.sh
scripts/progress.sh "MinIO" scripts/minio-build.sh
scripts/progress.sh "veraPDF" scripts/verapdf.sh

tests() {
  npm ci --prefix e2e --no-audit --no-fund --loglevel=error
  (cd tools && go build -o ../.bin/tally ./tally)
  both() {
    local code=0
    NASKAH_LONG=1 CI=1 go test -count=1 -json -timeout 120m ./... || code=$?
    (cd tools && NASKAH_LONG=1 CI=1 go test -count=1 -json -timeout 20m ./...) || code=$?
    return "$code"
  }
  both | .bin/tally
}
race() { make --no-print-directory race; }
fuzz() { FUZZTIME=${FUZZTIME:-10m} scripts/fuzz.sh; }
bench() { scripts/bench.sh; }
soak() {
  export NASKAH_BENCH=$PWD/var/long/soak
  mkdir -p "$NASKAH_BENCH"
  rm -f "$NASKAH_BENCH/lines.tsv"
  CI=1 NASKAH_SOAK=${NASKAH_SOAK:-10m} go test -count=1 -v -timeout 60m -run '^TestStorySoak$' ./cmd/naskah
}

failed=()
for part in "${parts[@]}"; do
  start=$SECONDS
  echo "== $part" >&2
  # In a shell of its own, so that a failure within a part ends the part, and not the parts after it.
  set +e
  (set -euo pipefail; "$part") 2>&1 | tee "var/long/$part.txt"
  code=${PIPESTATUS[0]}
  set -e
  [ "$code" = 0 ] || failed+=("$part")
  printf '%s\t%s detik\t%s\n' "$part" "$((SECONDS - start))" "$([ "$code" = 0 ] && echo lulus || echo GAGAL)" >"var/long/$part.tsv"
done
echo
for part in "${parts[@]}"; do
  cat "var/long/$part.tsv"
done
for lines in var/bench/lines.tsv var/long/soak/lines.tsv; do
  [ ! -f "$lines" ] || cat "$lines"
done
[ ${#failed[@]} = 0 ] || { echo "make long: gagal: ${failed[*]}" >&2; exit 1; }
