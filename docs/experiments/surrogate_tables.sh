#!/bin/sh
# Evaluations to the best row of each table, for the models of the surrogate; prints one line for each table and model, with the
# counts of all seeds (the limit plus one where the best row was not found).
#
#   docs/experiments/surrogate_tables.sh "java -cp $cp" FOLDER VARIANT...
#
# FOLDER has the tables of NAS-Bench-201, of the size space, of EC-NAS and of TransNAS-Bench-101 under the names below. SEEDS is the
# number of seeds, 100 by default; ONLY a pattern of table names.
java=$1
folder=$2
shift 2

# name, settings file, evaluations at most, overrides
measure() {
  case $1 in ${ONLY:-*}) ;; *) return ;; esac
  name=$1 file=$2 most=$3 overrides=$4
  shift 4
  $java org.evosearch.experiment.EvaluationsToOptimum "$file" "$most" 0 "${SEEDS:-100}" \
    "strategy.name=surrogate strategy.surrogate.population=1 $overrides" "$@" | sed -u "s/^/$name /"
}

for space in micro macro; do
  for task in class_scene class_object jigsaw room_layout segmentsemantic normal autoencoder; do
    measure $space-$task conf/tables/transnas101-$space.conf 200 \
      "evaluation.tabular.table=$folder/transnas101_${space}_partial.csv.gz evaluation.tabular.image-set=$task" "$@"
  done
done
measure ecnas-4v conf/tables/ecnas.conf 91 "evaluation.tabular.table=$folder/ecnas_4v.csv.gz" "$@"
measure ecnas-5v conf/tables/ecnas.conf 200 \
  "evaluation.tabular.table=$folder/ecnas_5v.csv.gz space.nasbench101.max-vertices=5 budget.epochs=4" "$@"
for set in cifar10 cifar100; do
  measure size-$set conf/tables/natsbench-size.conf 200 \
    "evaluation.tabular.table=$folder/natsbench_size.csv.gz evaluation.tabular.image-set=$set
    evaluation.tabular.protocol=oracle-test search.objective=test-accuracy" "$@"
  for protocol in oracle valid; do
    measure nasbench201-$set-$protocol conf/experiments/nasbench201-$protocol.conf 200 \
      "evaluation.tabular.table=$folder/nasbench201.csv.gz evaluation.tabular.image-set=$set" "$@"
  done
done
