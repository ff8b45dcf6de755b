package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.evosearch.snapshot.SnapshotFacts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs {@code dataset.query} again and stores its answer as a snapshot. */
@Command(
    name = "snapshot",
    description = {
      "Runs dataset.query again and keeps its answer in the store. Searches that start from now on"
          + " use it; runs that were begun keep their snapshot."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  evosearch data snapshot -c my.conf --store hdfs:///evosearch"})
final class DataSnapshotCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Settings asked = options.load(Stream.empty());
    TrainingSettings.dataset(asked.root().section("dataset"));
    QueryData query = new QueryData(asked);
    if (!query.isAsked()) {
      throw asked.root().section("dataset").invalid("name", "query, with dataset.query");
    }
    try (SparkApplication spark = new SparkApplication(asked, options.name())) {
      new StoreAddress(asked.root().text("store"), spark.hadoop()).requireWritable();
      SnapshotFacts facts = query.answered(spark, out::println);
      out.println("Snapshot: " + query.location(facts, spark));
      facts
          .unreadable()
          .forEach((reason, rows) -> out.println("Left out: " + rows + " x " + reason));
      out.flush();
    }
    return ExitCode.OK;
  }
}
