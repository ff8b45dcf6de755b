package org.evosearch.jobs.store.format;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.control.Phenotype;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Hyperparameters;
import org.evosearch.trial.OptimizerKind;
import org.evosearch.trial.Origin;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;

/** The rows of {@code populations}. */
public final class PopulationCodec {

  private static final String TABLE_KEY = "table_key";
  private static final String ARCHITECTURE = "architecture";
  private static final String HYPERPARAMETERS = "hyperparameters";
  private static final String SHARED = "shared";
  private static final String PHENOTYPE = "phenotype";
  private static final String SPECIES = "species";
  private static final String OPTIMIZER = "optimizer";
  private static final String LEARNING_RATE = "learning_rate";
  private static final String WEIGHT_DECAY = "weight_decay";
  private static final String LABEL_SMOOTHING = "label_smoothing";

  private static final String SEARCH_GENERATION = "search_generation";

  private PopulationCodec() {}

  /** The rows of a generation. */
  static List<TableRow> rows(GenerationRecord generation) {
    List<Integer> proposedIn = generation.proposedIn();
    List<TableRow> rows = new ArrayList<>();
    for (TrialRecord record : generation.trials()) {
      @Nullable Integer search = proposedIn.isEmpty() ? null : proposedIn.get(rows.size());
      rows.add(row(record).with(SEARCH_GENERATION, search));
    }
    return rows;
  }

  private static TableRow row(TrialRecord record) {
    Trial trial = record.trial();
    TableRow row =
        new TableRow()
            .with("trial", trial.id().index())
            .with("genotype", record.genotype())
            .with("fingerprint", trial.fingerprint().hex())
            .with("operator", record.operator())
            .with("parents", text(record.parents()))
            .with(SPECIES, species(record))
            .with("seed", trial.seed())
            .with("epochs", trial.budget().epochs())
            .with("max_batches", trial.budget().maxBatches())
            .with("train_fraction", trial.budget().trainFraction());
    addCandidate(row, trial.candidate());
    return row;
  }

  private static @Nullable Integer species(TrialRecord record) {
    OptionalInt species = record.origin().species();
    return species.isPresent() ? (Integer) species.getAsInt() : null;
  }

  private static void addCandidate(TableRow row, Candidate candidate) {
    if (candidate instanceof Candidate.TableEntry entry) {
      row.with(TABLE_KEY, entry.key());
    } else if (candidate instanceof Candidate.Graph graph) {
      row.with(TABLE_KEY, graph.key());
    } else if (candidate instanceof Candidate.Network network) {
      row.with(ARCHITECTURE, ArchitectureJson.write(network.architecture()))
          .with(HYPERPARAMETERS, json(network.hyperparameters()));
    } else if (candidate instanceof Candidate.Weighted weighted) {
      row.with(PHENOTYPE, weighted.phenotype().text());
    } else if (candidate instanceof Candidate.Shared step) {
      row.with(SHARED, SharedJson.write(step)).with(TABLE_KEY, step.key());
    }
  }

  /**
   * The generation of the search in which each trial was proposed; empty if no row has one.
   *
   * @throws IllegalArgumentException if only some rows have one
   */
  public static List<Integer> proposedIn(List<TableRow> rows) {
    List<Integer> numbers =
        rows.stream()
            .filter(row -> row.has(SEARCH_GENERATION))
            .map(row -> row.integer(SEARCH_GENERATION))
            .toList();
    if (!numbers.isEmpty() && numbers.size() != rows.size()) {
      throw new IllegalArgumentException("only some trials have a " + SEARCH_GENERATION);
    }
    return numbers;
  }

  public static Trial trial(int generation, TableRow row) {
    return new Trial(
        new TrialId(generation, row.integer("trial")),
        candidate(row),
        new Fingerprint(row.text("fingerprint")),
        budget(row),
        row.number("seed"));
  }

  public static Budget budget(TableRow row) {
    return new Budget(
        row.integer("epochs"), row.integer("max_batches"), row.real("train_fraction"));
  }

  /** A graph is read as the table entry of its key: its genotype contains the graph. */
  private static Candidate candidate(TableRow row) {
    if (row.has(SHARED)) {
      return SharedJson.read(row.text(SHARED), row.has(TABLE_KEY) ? row.text(TABLE_KEY) : "");
    }
    if (row.has(PHENOTYPE)) {
      return new Candidate.Weighted(Phenotype.parse(row.text(PHENOTYPE)));
    }
    return row.has(TABLE_KEY)
        ? new Candidate.TableEntry(row.text(TABLE_KEY))
        : new Candidate.Network(
            ArchitectureJson.read(row.text(ARCHITECTURE)),
            hyperparameters(row.text(HYPERPARAMETERS)));
  }

  public static String genotype(TableRow row) {
    return row.text("genotype");
  }

  /** Where the genotype comes from. */
  public static Origin origin(TableRow row) {
    return new Origin(
        row.text("operator"),
        parents(row),
        row.has(SPECIES) ? OptionalInt.of(row.integer(SPECIES)) : OptionalInt.empty());
  }

  public static List<TrialId> parents(TableRow row) {
    String text = row.text("parents");
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(TrialId::parse).toList();
  }

  private static String text(List<TrialId> parents) {
    return parents.stream().map(TrialId::toString).collect(Collectors.joining(","));
  }

  private static String json(Hyperparameters genes) {
    JsonObject object = new JsonObject();
    if (genes.optimizer() != null) {
      object.addProperty(OPTIMIZER, genes.optimizer().key());
    }
    if (genes.learningRate() != null) {
      object.addProperty(LEARNING_RATE, genes.learningRate());
    }
    if (genes.weightDecay() != null) {
      object.addProperty(WEIGHT_DECAY, genes.weightDecay());
    }
    if (genes.labelSmoothing() != null) {
      object.addProperty(LABEL_SMOOTHING, genes.labelSmoothing());
    }
    return object.toString();
  }

  private static Hyperparameters hyperparameters(String json) {
    JsonObject object = JsonParser.parseString(json).getAsJsonObject();
    JsonElement optimizer = object.get(OPTIMIZER);
    return new Hyperparameters(
        optimizer == null ? null : OptimizerKind.of(optimizer.getAsString()),
        number(object.get(LEARNING_RATE)),
        number(object.get(WEIGHT_DECAY)),
        number(object.get(LABEL_SMOOTHING)));
  }

  private static @Nullable Double number(@Nullable JsonElement element) {
    return element == null ? null : (Double) element.getAsDouble();
  }
}
