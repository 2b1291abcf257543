#!/usr/bin/env bash
# test.sh: `make test`. Static checks, then every tier, then one line that counts tests per tier and back end.
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 GOFLAGS=-buildvcs=false
tool() { go tool -modfile=tools/go.mod "$@"; }
step() { scripts/progress.sh "$@"; }

step "paket sistem" scripts/packages.sh
scripts/assets.sh
step "peramban uji (npm ci)" npm ci --prefix e2e --no-audit --no-fund --loglevel=error
step "veraPDF" scripts/verapdf.sh
step "modul Go" go mod download
# Built from source on a new machine, which takes minutes: beside everything that needs no S3. The tests of S3 wait for it.
mkdir -p .bin
scripts/minio-build.sh >.bin/minio.log 2>&1 || echo "MinIO tidak dapat dibangun: lihat .bin/minio.log" >&2 &

unformatted=$(gofmt -l $(git ls-files '*.go' | grep -v _templ.go))
[ -z "$unformatted" ] || { echo "Belum diformat (make fmt): $unformatted" >&2; exit 1; }
generated() {
  local before after
  before=$(git ls-files '*_templ.go' | xargs sha256sum)
  tool templ generate -path internal/web
  after=$(git ls-files '*_templ.go' | xargs sha256sum)
  [ "$before" = "$after" ] || { echo "Komponen templ belum dibangkitkan ulang (make generate)."; return 1; }
}
export -f generated tool
step "komponen templ" bash -c generated
step "go mod tidy" go mod tidy -diff
step "go build" go build ./...
step "go vet" go vet ./...
staticcheck() { tool staticcheck ./...; }
export -f staticcheck
step "staticcheck" bash -c staticcheck

mkdir -p .bin
(cd tools && go build -o ../.bin/tally ./tally)
# Two modules, one stream: the tools' tests (bucket, compose, tally) are counted with the rest. A run that ended badly without an
# event that says so (a module that does not load) fails too: pipefail.
all() {
  local code=0
  go test -count=1 -json -timeout 20m ./... || code=$?
  (cd tools && go test -count=1 -json -timeout 20m ./...) || code=$?
  return "$code"
}
all | .bin/tally
