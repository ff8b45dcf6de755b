package org.evosearch.jobs.store.format;

import com.google.gson.Gson;
import java.util.TreeMap;
import org.evosearch.dataset.DataAccount;
import org.evosearch.search.RunRecord;

/** The row of {@code runs}. */
public final class RunCodec {

  public static final String SETTINGS = "settings";
  public static final String CREATED_AT = "created_at";
  public static final String SETTINGS_DIGEST = "settings_digest";

  private RunCodec() {}

  public static TableRow row(RunRecord run) {
    DataAccount read = run.data().account();
    return new TableRow()
        .with(SETTINGS, run.settings())
        .with(SETTINGS_DIGEST, run.settingsDigest())
        .with("data_digest", run.dataDigest())
        .with("protocol", run.protocol().key())
        .with("provenance", new Gson().toJson(new TreeMap<>(run.provenance())))
        .with(CREATED_AT, run.createdAt())
        .with("data_read", read == null ? null : read.json())
        .with("schema_version", Table.FITNESS.schema().version());
  }
}
