#!/bin/sh
# Fetches axe-core out of the Python package that carries it, into a folder; nothing of it is kept in the repository.
set -eu
folder=$1
[ -f "$folder/axe.min.js" ] && exit 0
sh "$(dirname "$0")/install.sh" python3-pip unzip
mkdir -p "$folder"
/usr/bin/python3 -m pip download --quiet --no-deps --dest "$folder" axe_core_python==0.1.0
unzip -q -o -j "$folder"/axe_core_python-*.whl axe_core_python/axe.min.js -d "$folder"
