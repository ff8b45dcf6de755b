package org.evosearch.jobs.store.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.jobs.store.journal.RunAncestry;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;

/**
 * SQL's {@code ancestors(run_id, generation, trial)}: the trial and its ancestors as an array of
 * structs of depth, generation, trial and operator, the nearest first. It reads the files of the
 * generations that have an ancestor, while the view {@code lineage} joins whole tables recursively.
 */
final class AncestorsFunction implements UDF3<String, Integer, Integer, List<Row>> {

  private static final long serialVersionUID = 1L;

  /** The name in SQL. */
  static final String NAME = "ancestors";

  private static final DataType TYPE =
      DataTypes.createArrayType(
          new StructType()
              .add("depth", DataTypes.IntegerType)
              .add("generation", DataTypes.IntegerType)
              .add("trial", DataTypes.IntegerType)
              .add("operator", DataTypes.StringType));

  private final String store;
  private final HashMap<String, String> hadoop;

  /** Created once, not for each row: a configuration is read from files, and packs are cached. */
  private transient @Nullable StoreFiles files;

  /**
   * A function of a store.
   *
   * @param store its URI
   * @param hadoop settings of Hadoop's file systems
   */
  private AncestorsFunction(String store, Map<String, String> hadoop) {
    this.store = store;
    this.hadoop = new HashMap<>(hadoop);
  }

  /** Registers the function in a session. */
  static void register(SparkSession spark, String store) {
    Map<String, String> hadoop = HadoopSettings.of(spark.sparkContext().getConf());
    spark.udf().register(NAME, new AncestorsFunction(store, hadoop), TYPE);
  }

  @Override
  public @Nullable List<Row> call(
      @Nullable String run, @Nullable Integer generation, @Nullable Integer trial) {
    if (run == null || generation == null || trial == null || generation < 0 || trial < 0) {
      return null;
    }
    return new RunAncestry(files(), run)
        .of(new TrialId(generation, trial)).stream()
            .map(
                one ->
                    RowFactory.create(
                        one.depth(), one.trial().generation(), one.trial().index(), one.operator()))
            .toList();
  }

  private synchronized StoreFiles files() {
    StoreFiles known = files;
    if (known == null) {
      known = StoreLocation.files(store, hadoop);
      files = known;
    }
    return known;
  }
}
