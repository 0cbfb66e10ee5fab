#!/usr/bin/env bash
# Measures the product beside what one could take instead, and prints a table. See bench/README.md.
#   bench/run.sh [--size 10000..1000000] [--only placement|thresholds|clv|preview|card|pull|callbacks|start|orders|audience]
#   --size N      customers (default 100000); a store of that size is made once and kept in artifacts/bench
#   --only NAME   one benchmark
set -euo pipefail
cd "$(dirname "$0")/.."
log=$(mktemp)
dotnet build bench/PrivateTraffic.Benchmarks --configuration Release --verbosity quiet -p:SkipWeb=true >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
rm -f "$log"
[ -d bench/duckdb/node_modules ] || npm --prefix bench/duckdb ci --no-audit --no-fund --silent
exec dotnet artifacts/bin/PrivateTraffic.Benchmarks/release/PrivateTraffic.Benchmarks.dll "$@"
