package org.evosearch.jobs.data;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotFormat;

/** The format of this module, which the engine finds as a service. */
public final class ParquetSnapshots implements SnapshotFormat {

  private static final String HADOOP = "spark.hadoop.";

  @Override
  public Snapshot open(String location) {
    return StoredSnapshot.open(location, hadoop());
  }

  /** How the driver or the executor that this process is reaches file systems. */
  private static Configuration hadoop() {
    Configuration hadoop = new Configuration();
    SparkEnv spark = SparkEnv.get();
    if (spark != null) {
      for (scala.Tuple2<String, String> entry : spark.conf().getAllWithPrefix(HADOOP)) {
        hadoop.set(entry._1(), entry._2());
      }
    }
    return hadoop;
  }
}
