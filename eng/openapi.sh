#!/usr/bin/env bash
# Takes the API as it is for the approved one: rewrites docs/openapi.json, and the types of the front end from it.
set -euo pipefail
cd "$(dirname "$0")/.."
UPDATE_APPROVED=1 dotnet test tests/PrivateTraffic.Api.Tests --configuration Release --verbosity quiet -p:SkipWeb=true \
  --filter "FullyQualifiedName=PrivateTraffic.Api.Tests.Hosting.OpenApiTests.The_document_is_the_approved_one"
if [ -d src/PrivateTraffic.Web ]; then
  npm --prefix src/PrivateTraffic.Web run api
fi
git diff --stat -- docs/openapi.json src/PrivateTraffic.Web/src/api
