#!/usr/bin/env bash
# long.sh: `make long`. What takes long: every byte tampered with, mutation runs, ten minutes of fuzzing, benchmarks.
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 GOFLAGS=-buildvcs=false NASKAH_LONG=1
scripts/packages.sh
scripts/assets.sh
npm ci --prefix e2e --no-audit --no-fund --loglevel=error
mkdir -p .bin
(cd tools && go build -o ../.bin/tally ./tally)
{ go test -count=1 -json -timeout 60m ./... && cd tools && go test -count=1 -json -timeout 20m ./...; } | .bin/tally
FUZZTIME=${FUZZTIME:-1m} scripts/fuzz.sh
go test -run '^$' -bench . -benchmem ./...
