package org.evosearch.jobs.data;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.jobs.store.query.HadoopSettings;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotFormat;

/** The snapshot format of this module, which the engine loads as a service. */
public final class ParquetSnapshots implements SnapshotFormat {

  @Override
  public Snapshot open(String location) {
    return StoredSnapshot.open(location, hadoop());
  }

  /** Settings of file systems in this process, be it a driver or an executor. */
  private static Configuration hadoop() {
    SparkEnv spark = SparkEnv.get();
    return StoreLocation.configuration(spark == null ? Map.of() : HadoopSettings.of(spark.conf()));
  }
}
