#!/usr/bin/env bash
# Begins two searches with the release whose home is given, and leaves them unfinished: their budget ends after the
# first generation. Tests continue them with the release of today. Files that are there are never written again.
#
#   generate.sh HOME
set -euo pipefail
release="$(cd "$1" && pwd)"
cd "$(dirname "${BASH_SOURCE[0]}")"
for name in digits table; do
  "$release/jobs/bin/evosearch" search -c "$name.conf" -D search.budget.evaluations=1 -D spark.local-threads=1 --store store
done
rm -rf store/*.crc store/results store/_*
