# Adds up the closing lines of `dotnet test` and of vitest.
match($0, /Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+/) {
  counts = substr($0, RSTART, RLENGTH)
  gsub(/[^0-9,]/, "", counts)
  split(counts, n, ",")
  failed += n[1]; passed += n[2]; skipped += n[3]
}

/^ *Tests .*passed|^ *Tests .*failed/ {
  gsub(/\033\[[0-9;]*m/, "")
  if (match($0, /[0-9]+ failed/)) failed += substr($0, RSTART, RLENGTH) + 0
  if (match($0, /[0-9]+ passed/)) passed += substr($0, RSTART, RLENGTH) + 0
  if (match($0, /[0-9]+ skipped/)) skipped += substr($0, RSTART, RLENGTH) + 0
}

# A test host that dies prints no closing line.
/Test host process crashed|The active test run was aborted|error MSB|error CS/ { failed++ }

END {
  printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
  exit (failed > 0 || passed == 0)
}
