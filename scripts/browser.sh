#!/bin/sh
# Drives a built program in Debian's Chromium: `browser.sh PROGRAM story` tells a year's work by keyboard, `pages` looks at
# every page. What cannot be had is skipped, and says so; where CI is true that is a failure.
set -eu
program=$1
kind=$2
shift 2
skip() {
  echo "skipped: $1 — $2"
  [ "${CI:-}" = true ] && exit 1
  exit 0
}
here=$(cd "$(dirname "$0")/.." && pwd)
sh "$here/scripts/install.sh" chromium chromium-driver python3 python3-selenium fonts-noto-cjk fonts-liberation ||
  skip chromium "it could not be installed"
export PYTHONDONTWRITEBYTECODE=1
case $kind in
story)
  speech=${GUATU_SHARED:-$here/../shared}/spec/speech-2023.txt
  [ -f "$speech" ] || skip shared "$speech is not here"
  exec /usr/bin/python3 "$here/Tests/Browser/story.py" "$program" "$speech"
  ;;
pages) exec /usr/bin/python3 "$here/Tests/Browser/pages.py" "$program" "$@" ;;
*) echo "story or pages, not $kind" >&2 && exit 2 ;;
esac
