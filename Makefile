# naskah: everything a person does with the project. `make help` lists it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
export CGO_ENABLED := 0
export GOFLAGS := -buildvcs=false
BIN := .bin
TOOL := go tool -modfile=tools/go.mod
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo dev)

.DEFAULT_GOAL := help
.PHONY: help build demo test long lint fmt cover fuzz bench golden look docs assets generate race ci clean

help: ## list every target
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */\1\t/' | expand -t 10

demo: build ## build everything and start the demo on embedded defaults under ./var
	@$(BIN)/naskah demo

test: ## all checks and all test tiers; installs what it needs as root or in CI
	@scripts/test.sh

long: ## what takes hours; one part with PART=tests, race, fuzz, bench or soak
	@PART="$(PART)" scripts/long.sh

build: assets ## one static binary, .bin/naskah
	@scripts/progress.sh "membangun program" go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o $(BIN)/naskah ./cmd/naskah

assets: ## the browser's side: fonts, icons, style sheet, scripts (npm, lock file)
	@scripts/assets.sh

generate: ## templ components
	@$(TOOL) templ generate -path internal/web >/dev/null

docs: ## regenerate docs/alur.md, docs/galat.md, docs/konfigurasi.md
	@go test ./internal/docgen ./internal/metrics ./cmd/naskah -run 'Docs' -update

lint: ## vet, staticcheck, gofumpt and golangci-lint
	@scripts/lint.sh

fmt: ## gofumpt
	@$(TOOL) gofumpt -w $$(git ls-files '*.go' | grep -v _templ.go)

race: ## the packages with real concurrency, under the race detector (needs gcc)
	@CGO_ENABLED=1 go test -race ./internal/memstore/... ./internal/sqlstore/... ./internal/office/... ./internal/account/... ./internal/jobs/... ./storage/...

cover: ## coverage of the domain and the office
	@mkdir -p $(BIN) && go test -coverprofile=$(BIN)/cover.out -coverpkg=./internal/naskah,./internal/office ./internal/naskah/... ./internal/office/... && go tool cover -func=$(BIN)/cover.out | tail -1

fuzz: ## each fuzz target for a minute (FUZZTIME=1m)
	@scripts/fuzz.sh

bench: ## figures beside what they are held to; fails when a target is missed
	@scripts/bench.sh

golden: ## rewrite golden files; look at every one before you commit it
	@go test ./internal/layout/... ./internal/document/... ./cmd/naskah/... -run Golden -update

look: ## photograph every page and every kind of naskah into var/look
	@scripts/look.sh

ci: ## what CI runs
	@.ci/run

clean: ## remove what was built (never ./var)
	@rm -rf $(BIN) node_modules
