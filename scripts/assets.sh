#!/usr/bin/env bash
# assets.sh: build the browser's side (npm, lock file) into internal/web/assets, which the binary embeds. Does nothing while the
# sources are those of the last build.
set -euo pipefail
cd "$(dirname "$0")/../internal/web/assets-src"
mkdir -p ../../../.bin
stamp=../../../.bin/assets.stamp
now=$(find . ../../../fonts -path ./node_modules -prune -o -type f -print | LC_ALL=C sort | xargs sha256sum | sha256sum)
if [ -f ../assets/manifest.json ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then exit 0; fi
../../../scripts/progress.sh "aset peramban (npm ci)" npm ci --no-audit --no-fund --loglevel=error
../../../scripts/progress.sh "aset peramban (build)" node build.mjs
echo "$now" >"$stamp"
