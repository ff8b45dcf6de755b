package org.evosearch.jobs.store.audit;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.architecture.Footprint;
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.Damage.Remedy;
import org.evosearch.jobs.store.files.DamagedFile;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.PopulationCodec;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.jobs.store.journal.ResultFolder;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Hyperparameters;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * Checks the results that a run wrote for other programs against its tables. Results may be older
 * than the last generation if a driver has resumed the run since; then they are compared with an
 * earlier one.
 */
final class ResultAudit {

  private static final String ARCHIVE = "archive.json";
  private static final String BEST = "best_arch.json";
  private static final String MODEL = "model/model.json";
  private static final String NAME = "(model/)?\\w[\\w.-]*";
  private static final Gson GSON = new Gson();

  private final StoreFiles files;
  private final RunLayout layout;
  private final ResultFolder results;
  private final Consumer<DamagedFile> damages;

  /**
   * Prepares.
   *
   * @param files which are only read
   * @param damages receives all differences
   */
  ResultAudit(StoreFiles files, RunLayout layout, Consumer<DamagedFile> damages) {
    this.files = files;
    this.layout = layout;
    this.results = new ResultFolder(files, ResultFolder.ofRun(layout.runId()));
    this.damages = damages;
  }

  /** Checks the results of a run of this many generations. */
  void check(int generations) throws IOException {
    checkSums();
    Optional<JsonElement> archive = json(ARCHIVE);
    Optional<JsonElement> best = json(BEST);
    if (archive.isPresent()) {
      audit(ARCHIVE, () -> checkArchive(archive.get().getAsJsonArray(), generations));
    }
    if (best.isPresent()) {
      audit(BEST, () -> checkBest(best.get(), archive));
    }
    Optional<JsonElement> model = json(MODEL);
    if (model.isPresent() && generations > 0) {
      audit(MODEL, () -> checkModel(model.get().getAsJsonObject()));
    }
  }

  private void checkSums() throws IOException {
    for (Map.Entry<String, String> sum : results.sums().entrySet()) {
      String file = sum.getKey();
      if (file.matches(NAME)) {
        results.problems(file, sum.getValue()).forEach(problem -> tell(file, problem));
      } else {
        tell(ResultFolder.SUMS, "it has a line that names no file of this folder");
      }
    }
  }

  private Optional<JsonElement> json(String file) throws IOException {
    try {
      return results
          .read(file)
          .map(bytes -> JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)));
    } catch (RuntimeException | StackOverflowError e) {
      tell(file, "it is no JSON");
      return Optional.empty();
    }
  }

  /** A check of files with arbitrary content. */
  private interface Check {
    void run() throws IOException;
  }

  private void audit(String file, Check check) throws IOException {
    try {
      check.run();
    } catch (DamagedFile e) {
      // A table that cannot be read was reported before, and proves nothing about this file.
    } catch (RuntimeException e) {
      tell(file, "it cannot be understood (" + e.getMessage() + ")");
    }
  }

  private void checkArchive(JsonArray archive, int generations) throws IOException {
    for (JsonElement entry : archive) {
      checkEntry(ARCHIVE, entry.getAsJsonObject());
    }
    if (!isRankingOfAny(trials(archive), generations)) {
      tell(ARCHIVE, "its ranking is that of no generation in archives");
    }
  }

  private void checkBest(JsonElement best, Optional<JsonElement> archive) throws IOException {
    checkEntry(BEST, best.getAsJsonObject());
    if (archive.isPresent() && !archive.get().getAsJsonArray().get(0).equals(best)) {
      tell(BEST, "it is not the first entry of " + ARCHIVE);
    }
  }

  private static List<String> trials(JsonArray archive) {
    return archive.asList().stream()
        .map(entry -> entry.getAsJsonObject().get("trial").getAsString())
        .toList();
  }

  private boolean isRankingOfAny(List<String> trials, int generations) throws IOException {
    for (int generation = last(generations); generation >= 0; generation--) {
      if (isRankingOf(trials, generation)) {
        return true;
      }
    }
    return generations == 0 && trials.isEmpty();
  }

  /** The last generation by now: a driver may have committed more since they were counted. */
  private int last(int generations) throws IOException {
    int last = generations;
    while (files.read(layout.file(Table.ARCHIVES, last)).isPresent()) {
      last++;
    }
    return last - 1;
  }

  /**
   * Networks that failed in all their re-evaluations come last, and are not in {@code re-scored}.
   */
  private boolean isRankingOf(List<String> trials, int generation) throws IOException {
    List<TableRow> rows = rows(Table.ARCHIVES, generation);
    List<String> best = ranked(rows, "hall-of-fame");
    List<String> again = ranked(rows, "re-scored");
    return again.isEmpty()
        ? trials.equals(best)
        : trials.size() == best.size()
            && trials.containsAll(best)
            && trials.subList(0, again.size()).equals(again);
  }

  private static List<String> ranked(List<TableRow> rows, String archive) {
    return rows.stream()
        .filter(row -> row.text("archive").equals(archive))
        .map(row -> new TrialId(row.integer("trial_generation"), row.integer("trial")).toString())
        .toList();
  }

  private void checkEntry(String file, JsonObject entry) throws IOException {
    TrialId id = TrialId.parse(entry.get("trial").getAsString());
    List<TableRow> proposals = rows(Table.POPULATIONS, id.generation());
    if (id.index() >= proposals.size()) {
      tell(file, "there is no trial " + id);
      return;
    }
    TableRow proposal = proposals.get(id.index());
    TableRow outcome = rows(Table.FITNESS, id.generation()).get(id.index());
    compare(file, id, "run", entry.get("run").getAsString().equals(layout.runId()));
    compare(file, id, "protocol", entry.get("protocol").getAsString().equals(protocol()));
    compare(
        file, id, "fingerprint", isText(entry.get("fingerprint"), proposal.text("fingerprint")));
    compare(
        file,
        id,
        "genotype",
        JsonParser.parseString(PopulationCodec.genotype(proposal)).equals(entry.get("genotype")));
    OptionalDouble fitness = outcome.optionalReal("fitness");
    compare(file, id, "fitness", entry.get("fitness").getAsDouble() == fitness.orElse(Double.NaN));
    checkNetwork(file, entry, PopulationCodec.trial(id.generation(), proposal));
  }

  private String protocol() throws IOException {
    String file = layout.run();
    return files
        .read(file)
        .map(bytes -> TableFile.read(Table.RUNS, files.describe(file), bytes).rows().get(0))
        .map(row -> row.text("protocol"))
        .orElseThrow(() -> DamagedFile.of(files.describe(file), "the file is missing"));
  }

  private static boolean isText(JsonElement element, String text) {
    return element.getAsString().equals(text);
  }

  /** Checks the recorded sizes, and the network itself if the tables contain it. */
  private void checkNetwork(String file, JsonObject entry, Trial trial) {
    if (trial.candidate() instanceof Candidate.Weighted weighted) {
      String phenotype = entry.get("phenotype").toString();
      compare(file, trial.id(), "phenotype", phenotype.equals(weighted.phenotype().text()));
      return;
    }
    Architecture said = ArchitectureJson.read(entry.get("architecture").toString());
    Footprint footprint = Footprint.of(said);
    boolean sizes =
        entry.get("parameters").getAsLong() == footprint.parameters()
            && entry.get("multiply_adds").getAsLong() == footprint.multiplyAdds();
    compare(file, trial.id(), "size", sizes);
    if (trial.candidate() instanceof Candidate.Network network) {
      compare(file, trial.id(), "architecture", said.equals(network.architecture()));
      Hyperparameters genes = GSON.fromJson(entry.get("hyperparameters"), Hyperparameters.class);
      compare(file, trial.id(), "hyperparameters", network.hyperparameters().equals(genes));
    }
  }

  private void compare(String file, TrialId trial, String what, boolean isSame) {
    if (!isSame) {
      tell(file, "trial " + trial + " has another " + what + " in the tables");
    }
  }

  private void checkModel(JsonObject model) throws IOException {
    OptionalDouble accuracy = rows(Table.FITNESS, 0).get(0).optionalReal("test_accuracy");
    if (accuracy.isPresent()
        && model.get("test_accuracy").getAsDouble() != accuracy.getAsDouble()) {
      tell(MODEL, "its test accuracy is " + accuracy.getAsDouble() + " in the tables");
    }
  }

  private List<TableRow> rows(Table table, int generation) throws IOException {
    String file = layout.file(table, generation);
    return files
        .read(file)
        .map(bytes -> TableFile.read(table, files.describe(file), bytes).rows())
        .orElseThrow(() -> DamagedFile.of(files.describe(file), "the file is missing"));
  }

  private void tell(String file, String reason) {
    Remedy remedy = file.startsWith("model/") ? Remedy.RESTORE : Remedy.REPEAT;
    damages.accept(new DamagedFile(new Damage(results.describe(file), reason, "", remedy)));
  }
}
