#!/usr/bin/env bash
# rahasia.sh FOLDER: makes the secret files of docker-compose.yml, random, once. What is there already is left alone.
set -euo pipefail
folder=${1:?folder rahasia, misalnya /etc/naskah/rahasia}
umask 077
mkdir -p "$folder"
chmod 700 "$folder"
acak() { od -An -tx1 -N "$1" /dev/urandom | tr -d ' \n'; }
# The folder is closed to others; the files are readable because the containers read them as users that this machine does not know.
simpan() { [ -e "$folder/$1" ] || { printf '%s\n' "$2" >"$folder/.$1" && chmod 444 "$folder/.$1" && mv "$folder/.$1" "$folder/$1"; }; }
simpan pg_password "$(acak 24)"
simpan dsn "postgres://naskah:$(cat "$folder/pg_password")@postgres:5432/naskah?sslmode=disable"
simpan s3_key "app$(acak 8)"
simpan s3_secret "$(acak 20)"
simpan minio_user "root$(acak 8)"
simpan minio_password "$(acak 20)"
echo "Rahasia ada di $folder. Tulis NASKAH_RAHASIA=$folder di berkas .env; cadangkan folder itu di tempat lain yang terkunci."
