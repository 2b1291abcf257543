#!/usr/bin/env bash
# verapdf.sh: veraPDF, the judge of PDF/A and PDF/UA, from Maven Central at the version of tools/verapdf/pom.xml. It prints the path of
# the one jar. It is a tool of the tests (GPL-3.0 or MPL-2.0), a process of its own, and nothing of it is shipped.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(sed -n 's/.*<version>\([0-9.]*\)<\/version><!-- veraPDF -->.*/\1/p' tools/verapdf/pom.xml)
keep=${NASKAH_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/naskah}
jar=$keep/verapdf-$version.jar
if [ ! -s "$jar" ]; then
  mkdir -p "$keep"
  list=$(mktemp) part=$(mktemp "$keep/verapdf.XXXXXX")
  trap 'rm -f "$list" "$part"' EXIT
  mvn -q -B -f tools/verapdf/pom.xml dependency:build-classpath -Dmdep.outputFile="$list" >&2
  cp "$(tr ':' '\n' <"$list" | grep "/cli-$version.jar$")" "$part"
  mv "$part" "$jar"
fi
mkdir -p .bin && ln -sf "$jar" .bin/verapdf.jar
echo "$jar"
