#!/usr/bin/env bash
# Builds the product and the simulator in Release, if something has changed since the last time. Says nothing when it goes well.
set -euo pipefail
cd "$(dirname "$0")/.."
stamp=artifacts/.built
if [ -e "$stamp" ] && [ -z "$(find src eng Directory.*.props global.json -newer "$stamp" \
    -not -path '*/node_modules/*' -not -path '*/dist/*' -type f -print -quit)" ]; then
  exit 0
fi

command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download" >&2; exit 1; }
command -v npm >/dev/null || { echo "Node 20 is missing: https://nodejs.org" >&2; exit 1; }
mkdir -p artifacts
log=artifacts/build.log
if ! { dotnet build src/PrivateTraffic.Api --configuration Release --verbosity quiet &&
       dotnet build src/PrivateTraffic.Simulator --configuration Release --verbosity quiet; } >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
touch "$stamp"
