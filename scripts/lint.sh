#!/usr/bin/env bash
# lint.sh: `make lint`. golangci-lint is large, so it is built once into .bin.
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 GOFLAGS=-buildvcs=false
unformatted=$(go tool -modfile=tools/go.mod gofumpt -l $(git ls-files '*.go' | grep -v _templ.go))
[ -z "$unformatted" ] || { echo "gofumpt: $unformatted" >&2; exit 1; }
go vet ./...
go tool -modfile=tools/go.mod staticcheck ./...
if [ ! -x .bin/golangci-lint ]; then
  mkdir -p .bin
  scripts/progress.sh "membangun golangci-lint" go build -C tools/lint -o ../../.bin/golangci-lint github.com/golangci/golangci-lint/v2/cmd/golangci-lint
fi
.bin/golangci-lint run ./...
