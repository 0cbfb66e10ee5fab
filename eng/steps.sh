# Shared by the scripts that build and test: named steps with their seconds, and the counts at the end.

# Runs a command as a named step. Its output is shown only when it fails.
step() {
  local name=$1 started=$SECONDS log
  shift
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    printf '%-44s %4d s\n' "$name" $((SECONDS - started))
    rm -f "$log"
  else
    local code=$?
    printf '%-44s failed after %d s\n' "$name" $((SECONDS - started))
    cat "$log"
    rm -f "$log"
    return $code
  fi
}

# Starts PostgreSQL and tells the tests where it is.
start_postgres() {
  eng/postgres.sh start "$1" >"$1.connection"
}

# Runs every test project, one after the other so that a failure is easy to find, and keeps their closing lines.
run_dotnet_tests() {
  local work=$1 fast=$2 project name started code
  PT_TEST_POSTGRES=$(cat "$work/postgres.connection")
  export PT_TEST_POSTGRES
  for project in tests/*.Tests; do
    name=$(basename "$project")
    if [ "$fast" = 1 ] && [ "$name" = PrivateTraffic.Browser.Tests ]; then
      continue
    fi
    started=$SECONDS
    code=0
    dotnet test "$project" --no-build --configuration Release --logger "console;verbosity=minimal" >"$work/$name.log" 2>&1 || code=$?
    printf '%-44s %4d s  %s\n' "$name" $((SECONDS - started)) "$(grep -Eo '(Passed|Failed)!.*Total: +[0-9]+' "$work/$name.log" | tail -1 | tr -s ' ')"
    if [ $code != 0 ]; then
      grep -vE '^\s+at (System|Xunit|Microsoft)' "$work/$name.log" | tail -200
    fi
    grep -E '^\s+Skipped ' "$work/$name.log" || true
    cat "$work/$name.log" >>"$work/dotnet.log"
  done
}

# Adds up .NET's and vitest's counts. Fails when a test failed, or when nothing ran at all.
summarize() {
  awk -f eng/sum-tests.awk "$1/dotnet.log" "$1/web.log"
}
