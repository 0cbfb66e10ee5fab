#!/usr/bin/env bash
# Adds one migration, under the same name, for every database: eng/add-migration.sh AddSomething
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: eng/add-migration.sh NAME}
dotnet tool restore >/dev/null
dotnet build src/PrivateTraffic.Data -v quiet
for provider in Sqlite PostgreSql; do
  dotnet ef migrations add "$name" --no-build --project src/PrivateTraffic.Data \
    --context "${provider}PrivateTrafficDb" --output-dir "Providers/$provider/Migrations"
  sed -i '1s/^\xEF\xBB\xBF//' src/PrivateTraffic.Data/Providers/"$provider"/Migrations/*.cs
done
