package org.evosearch.jobs.store.format;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The tables of a store, in the version that is written. */
public enum Table {
  /** Settings and provenance. */
  RUNS(2),
  /** What was proposed. */
  POPULATIONS(3),
  /** How networks learned. */
  LEARNING_CURVES(1),
  /** What archives keep. */
  ARCHIVES(1),
  /** Limits that were raised. */
  EXTENSIONS(1),
  /** The outcomes of the trials. */
  FITNESS(7);

  /** The tables with a file beside each generation's {@link #FITNESS}. */
  public static final List<Table> COMPANIONS = List.of(POPULATIONS, LEARNING_CURVES, ARCHIVES);

  /** The tables that have or may have a file beside {@link #FITNESS}. */
  public static final List<Table> BESIDE =
      Stream.concat(COMPANIONS.stream(), Stream.of(EXTENSIONS)).toList();

  /** The tables of which each generation has a file. */
  public static final List<Table> OF_GENERATIONS =
      Stream.concat(COMPANIONS.stream(), Stream.of(FITNESS)).toList();

  /** The tables of which a generation may have a file; {@link #FITNESS}, which commits it, last. */
  public static final List<Table> OF_A_GENERATION =
      Stream.concat(BESIDE.stream(), Stream.of(FITNESS)).toList();

  private final int version;

  Table(int version) {
    this.version = version;
  }

  /** The name of its directory and in SQL. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public TableSchema schema() {
    return TableSchema.load(key(), version);
  }
}
