#!/usr/bin/env bash
# Installs what the tests need, runs all of them, and ends with one line: N passed, N failed, N skipped.
# ./test.sh [--fast]   --fast leaves out the browser tests
set -euo pipefail
cd "$(dirname "$0")"
source eng/steps.sh

fast=0
[ "${1:-}" = --fast ] && fast=1
export CI=true DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
work=$(mktemp -d)
chmod 755 "$work"
cleanup() {
  [ -d "$work/postgres" ] && eng/postgres.sh stop "$work/postgres" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

step "What the tests need" eng/needs.sh
step "Front end: install" npm --prefix src/PrivateTraffic.Web ci --no-audit --no-fund --silent
step "Front end: lint, types, tests, build" eng/web-check.sh "$work/web.log"
step "Restore" dotnet restore PrivateTraffic.sln --verbosity quiet
step "Build" dotnet build PrivateTraffic.sln --no-restore --configuration Release --verbosity quiet
step "Style" dotnet format PrivateTraffic.sln --no-restore --verify-no-changes --exclude-diagnostics IDE0130
step "PostgreSQL" start_postgres "$work/postgres"
run_dotnet_tests "$work" "$fast"
summarize "$work"
