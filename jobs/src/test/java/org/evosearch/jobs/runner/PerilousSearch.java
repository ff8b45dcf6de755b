package org.evosearch.jobs.runner;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchLoop;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.TrialId;

/** A search on embedded Spark, some of whose trials end the process, in a process of its own. */
final class PerilousSearch {

  private static final int LONGEST_MILLIS = 400;

  private PerilousSearch() {}

  /** Arguments: folder of the store, then how which trials end the process, such as 0/3=HALT. */
  public static void main(String[] args) {
    Map<TrialId, PerilousRecipe.Peril> perils = new HashMap<>();
    for (String arg : List.of(args).subList(1, args.length)) {
      String[] peril = arg.split("=", 2);
      perils.put(TrialId.parse(peril[0]), PerilousRecipe.Peril.valueOf(peril[1]));
    }
    PerilousRecipe recipe = recipe(LONGEST_MILLIS, perils);
    FlightLog log = FlightLog.ofThisProcess().orElseThrow();
    log.deleteAtShutdown();
    try (JavaSparkContext spark = EmbeddedSpark.local(2);
        TrialRunner runner =
            log.runner(recipe, "r", logged -> new SparkTrialRunner(() -> spark, logged, "r"))) {
      search(Path.of(args[0]), runner);
    }
  }

  static PerilousRecipe recipe(int longestMillis, Map<TrialId, PerilousRecipe.Peril> perils) {
    return new PerilousRecipe(new FormulaRecipe(longestMillis, Set.of(), Set.of()), perils);
  }

  static void search(Path store, TrialRunner runner) {
    try (Journal journal = new ParquetJournal(store.toString(), new Configuration())) {
      new SearchLoop<>(SampleSearch.of(3, 10, 2), runner, journal, SearchListener.NONE)
          .run(SampleSearch.RUN);
    }
  }

  /** What a store holds, without place and time. */
  static List<GenerationRecord> history(Path store) {
    try (Journal journal = new ParquetJournal(store.toString(), new Configuration())) {
      return journal.open(SampleSearch.RUN).stream().map(SampleSearch::timeless).toList();
    }
  }
}
