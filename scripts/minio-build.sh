#!/usr/bin/env bash
# minio-build.sh: the MinIO server of the tests, built from its pinned Go module (tools/minio/go.mod) into .bin/minio. The program is
# kept outside the clone, named by what it was built from, because building it takes minutes; two builds at once are harmless.
# MinIO is AGPL-3.0 and runs as a process of its own; nothing of it is linked.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(sed -n 's/.*github.com\/minio\/minio v0\.0\.0-\([0-9]*\)-\([0-9a-f]*\).*/\1-\2/p' tools/minio/go.mod | head -1)
[ -n "$version" ] || { echo "tools/minio/go.mod tidak menyebut versi MinIO." >&2; exit 1; }
sum=$(sha256sum tools/minio/go.sum | cut -c1-12)
keep=${NASKAH_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/naskah}
kept=$keep/minio-$version-$sum-$(go env GOVERSION)
mkdir -p .bin "$keep"
if [ ! -x "$kept" ]; then
  stamp=$(printf %s "${version%%-*}" | sed -E 's/(....)(..)(..)(..)(..)(..)/\1-\2-\3T\4-\5-\6Z/')
  commit=${version##*-}
  cmd=github.com/minio/minio/cmd
  part=$(mktemp "$keep/minio.XXXXXX")
  trap 'rm -f "$part"' EXIT
  (cd tools/minio && CGO_ENABLED=0 GOFLAGS=-buildvcs=false nice -n 5 go build -trimpath \
    -ldflags "-s -w -X $cmd.ReleaseTag=RELEASE.$stamp -X $cmd.CommitID=$commit -X $cmd.ShortCommitID=$commit" -o "$part" github.com/minio/minio)
  chmod 755 "$part"
  mv "$part" "$kept"
fi
ln -sf "$kept" .bin/minio
