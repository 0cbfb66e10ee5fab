#!/usr/bin/env bash
# Checks the front end: types of the API, lint, formatting, types, unit tests, build. The closing lines go to the file named.
set -euo pipefail
log=${1:?usage: eng/web-check.sh LOG}
cd "$(dirname "$0")/../src/PrivateTraffic.Web"
npm run api:check
npm run lint
npm run format
npm run typecheck
npm run test -- --reporter=default 2>&1 | tee "$log"
npm run build
