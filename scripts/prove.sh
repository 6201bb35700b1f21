#!/bin/sh
# Runs every property in full against the release build and writes docs/PROOFS.md.
set -eu
commit=$(git rev-parse --short HEAD)
out=$(mktemp)
trap 'rm -f "$out"' EXIT
status=0
GUATU_COUNT="${KILLS:-1000}" swift test -c release --skip-build --scratch-path .build-prove -Xswiftc -enable-testing --filter KillTests >"$out" 2>&1 || status=$?
GUATU_COUNT="${COUNT:-10000}" swift test -c release --skip-build --scratch-path .build-prove -Xswiftc -enable-testing --filter 'StorageTests|LedgerKernelTests|CalendarsTests|MarkupTests|IntakeTests|SecretsTests' --skip KillTests --skip PostgreSQL --skip PostgresTests >>"$out" 2>&1 || status=$?
# A round trip takes longer than a function call: the same properties on a server, fewer of them.
GUATU_COUNT="${SERVED:-1000}" swift test -c release --skip-build --scratch-path .build-prove -Xswiftc -enable-testing --filter 'PostgreSQL|PostgresTests' >>"$out" 2>&1 || status=$?
{
  echo "# Proofs"
  echo
  echo "Every property in full: \`make prove\` (release build). Commit $commit, $(date -u +%Y-%m-%d), COUNT=${COUNT:-10000}, KILLS=${KILLS:-1000}, SERVED=${SERVED:-1000}."
  echo
  grep -aE '^(random histories|kill -9|tampering|.* Test run with)' "$out" | sed 's/^[^A-Za-z]*/- /'
  echo
  if [ "$status" = 0 ]; then echo "All passed."; else echo "**Not all passed.**"; fi
} >docs/PROOFS.md
cat docs/PROOFS.md
[ "$status" = 0 ] || grep -aE -A3 '✘' "$out" | head -80
exit "$status"
