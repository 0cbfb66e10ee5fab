#!/usr/bin/env bash
# Installs from Debian's packages what the tests need and the machine lacks: PostgreSQL, Chromium, fonts for Chinese and emoji, perl.
set -euo pipefail
missing=()
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium)
fc-list 2>/dev/null | grep -qi 'noto.*cjk' || missing+=(fonts-noto-cjk fontconfig)
fc-list 2>/dev/null | grep -qi 'noto.*emoji' || missing+=(fonts-noto-color-emoji)
command -v perl >/dev/null || missing+=(perl)
[ ${#missing[@]} = 0 ] && exit 0

if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
  echo "Please install: ${missing[*]}" >&2
  exit 1
fi
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
export DEBIAN_FRONTEND=noninteractive
as_root apt-get update -qq
as_root apt-get install -y -qq --no-install-recommends "${missing[@]}"
