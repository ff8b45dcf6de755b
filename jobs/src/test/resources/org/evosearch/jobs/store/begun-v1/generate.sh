#!/usr/bin/env bash
# Begins two searches and a comparison with the release whose home is given, and leaves them unfinished: the budget of the
# searches ends after the first generation, the comparison has one seed of two. Tests continue them with the release of today.
# Files that are there are never written again.
#
#   generate.sh HOME
set -euo pipefail
release="$(cd "$1" && pwd)"
cd "$(dirname "${BASH_SOURCE[0]}")"
for name in digits table; do
  "$release/jobs/bin/evosearch" search -c "$name.conf" -D search.budget.evaluations=1 -D spark.local-threads=1 --store store
done
"$release/jobs/bin/evosearch" compare -c table.conf --name compared --strategies random,regularized --seeds 0..0 \
  -D search.trainings=20 -D spark.local-threads=1 --store comparison
rm -rf {store,comparison}/{results,comparisons,_*}
