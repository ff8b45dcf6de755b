#!/bin/sh
# The hybrid against tournament evolution and random search on the embedded digits, at equal epochs, each alone and with what may
# help it. About 40 s of processor time for each search.
#
#   docs/experiments/evosearch_digits.sh SEEDS [STORE]
${EVOSEARCH:-jobs/bin/evosearch} compare -c conf/experiments/evosearch-digits.conf --name digits --seeds "$1" \
  --store "${2:-evosearch-store}" --budget epochs --after 90,180 \
  --variant 'evosearch: strategy.name = evosearch' \
  --variant 'tournament: strategy.name = tournament' \
  --variant 'random: strategy.name = random' \
  --variant 'evosearch-rungs: strategy.name = evosearch, search.rungs.epochs = [1, 3], budget.epochs = 1' \
  --variant 'tournament-rungs: strategy.name = tournament, search.rungs.epochs = [1, 3], budget.epochs = 1' \
  --variant 'random-rungs: strategy.name = random, search.rungs.epochs = [1, 3], budget.epochs = 1' \
  --variant 'evosearch-inherit: strategy.name = evosearch, evaluation.trained.inherit = morphism, budget.epochs = 1' \
  --variant 'tournament-inherit: strategy.name = tournament, evaluation.trained.inherit = morphism, budget.epochs = 1' \
  --variant 'tournament-brood: strategy { name = tournament, tournament.brood = 5 }' \
  --variant 'programming: strategy.name = programming' \
  --variant 'evosearch-brood: strategy { name = evosearch, evosearch.brood = 5 }' \
  --variant 'programming-brood: strategy { name = programming, programming.brood = 5 }'
