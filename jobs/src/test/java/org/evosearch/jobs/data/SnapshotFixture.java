package org.evosearch.jobs.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.evosearch.jobs.runner.EmbeddedSpark;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Spark, and a store in which snapshots are made, for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SnapshotFixture {

  /** The store. */
  @TempDir static Path store = Path.of("");

  final SparkSession spark = EmbeddedSpark.session();

  @SuppressWarnings("NullAway.Init") // Before all tests.
  SnapshotMaker maker;

  @BeforeAll
  void prepare() {
    maker = new SnapshotMaker(store.toString(), Map.of());
  }

  @AfterAll
  void stop() {
    spark.stop();
  }

  /** The rows of a snapshot, in order. */
  final List<SnapshotRow> read(SnapshotFacts facts) {
    List<SnapshotRow> rows = new ArrayList<>();
    new ParquetSnapshots().open(maker.folder().location(facts.digest())).read(rows::add);
    return rows;
  }
}
