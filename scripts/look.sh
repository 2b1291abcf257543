#!/usr/bin/env bash
# look.sh: photograph every page (with canned data) and every kind of naskah into var/look, to be looked at.
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 GOFLAGS=-buildvcs=false
scripts/packages.sh
scripts/assets.sh
scripts/progress.sh "peramban uji (npm ci)" npm ci --prefix e2e --no-audit --no-fund --loglevel=error
scripts/progress.sh "halaman dengan data contoh" go test -count=1 ./internal/web -run TestStories
(cd e2e && CHROMIUM=$(command -v chromium) npm run --silent look)
mkdir -p .bin var/look/naskah
go build -o .bin/naskah ./cmd/naskah
for kode in $(.bin/naskah template list | cut -f1); do
  .bin/naskah template sample "$kode" >".bin/$kode.yaml"
  for kertas in a4 f4; do
    .bin/naskah render "$kode" ".bin/$kode.yaml" -o ".bin/$kode-$kertas.pdf" --kertas "$kertas" >/dev/null
    pdftoppm -r 100 -png ".bin/$kode-$kertas.pdf" "var/look/naskah/$kode-$kertas"
  done
done
echo "Lihat var/look."
