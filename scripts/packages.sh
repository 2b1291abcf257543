#!/usr/bin/env bash
# packages.sh: the system packages that the tests need. As root or in CI it installs what is missing; otherwise it prints the one
# line that does and stops.
set -euo pipefail
declare -A need=(
  [chromium]=chromium [qpdf]=qpdf [pdfsig]=poppler-utils [pdftoppm]=poppler-utils [pdftotext]=poppler-utils
  [certutil]=libnss3-tools [mutool]=mupdf-tools [openssl]=openssl [java]=default-jre-headless [mvn]=maven [soffice]=libreoffice-writer-nogui
  [qemu-aarch64-static]=qemu-user-static
)
missing=()
for tool in "${!need[@]}"; do command -v "$tool" >/dev/null 2>&1 || missing+=("${need[$tool]}"); done
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null 2>&1 || missing+=(postgresql)
for tool in go node npm git; do
  command -v "$tool" >/dev/null 2>&1 || { echo "naskah membutuhkan $tool; pasanglah lebih dahulu." >&2; exit 1; }
done
[ ${#missing[@]} -eq 0 ] && exit 0
mapfile -t missing < <(printf '%s\n' "${missing[@]}" fonts-liberation | sort -u)
line="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
if [ "$(id -u)" != 0 ] && [ -z "${CI:-}" ]; then
  echo "Pengujian membutuhkan paket sistem yang belum ada. Jalankan sebagai root:" >&2
  echo "  sudo sh -c '$line'" >&2
  exit 1
fi
sudo=(); [ "$(id -u)" = 0 ] || sudo=(sudo -n)
# The tests start clusters of their own; the package shall not start one.
"${sudo[@]}" sh -c "mkdir -p /etc/postgresql-common && { [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf; }"
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive sh -c "apt-get update -qq && apt-get install -y -qq --no-install-recommends ${missing[*]}"
