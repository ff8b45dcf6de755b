package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.signal.SignalTask;
import org.evosearch.dataset.source.DatasetSettings.Kind;
import org.evosearch.dataset.source.LoadedData;
import org.evosearch.dataset.table.TableTask;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.data.DataDescription;
import org.evosearch.jobs.data.SamplePage;
import org.evosearch.jobs.data.SignalDescription;
import org.evosearch.jobs.data.TableDescription;
import org.evosearch.jobs.report.OutputFile;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Describes the data of settings. */
@Command(
    name = "describe",
    description = {
      "Reads the data of settings as a search does and describes them: counts by class and split,"
          + " shapes, ranges, imbalance, duplicates across splits, unreadable rows."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch data describe -c my.conf",
      "  evosearch data describe -c my.conf --html samples.html"
    })
final class DataDescribeCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes a page with images of each class.")
  private @Nullable Path html;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Settings asked = options.load(Stream.empty());
    Section section = asked.root().section("dataset");
    if (TrainingSettings.dataset(section).kind() != Kind.IMAGES && html != null) {
      throw section.invalid("kind", "images with --html");
    }
    if (html != null) {
      new OutputFile(html).requireWritable();
    }
    QueryData query = new QueryData(asked);
    if (!query.isAsked()) {
      describe(asked, out);
      return ExitCode.OK;
    }
    try (SparkApplication spark = new SparkApplication(asked, options.name())) {
      new StoreAddress(asked.root().text("store"), spark.hadoop()).requireWritable();
      List<String> answer = query.overrides(spark, out::println);
      describe(options.load(answer.stream()), out);
    }
    return ExitCode.OK;
  }

  private void describe(Settings settings, PrintWriter out) {
    DataTask task = LoadedData.read(TrainingSettings.dataset(settings.root().section("dataset")));
    if (task instanceof TableTask table) {
      new TableDescription(table).lines().forEach(out::println);
      out.flush();
      return;
    }
    if (task instanceof SignalTask signals) {
      new SignalDescription(signals).lines().forEach(out::println);
      out.flush();
      return;
    }
    DataDescription description = new DataDescription(LoadedData.requireImages(task));
    description.lines().forEach(out::println);
    if (html != null) {
      new OutputFile(html).write(new SamplePage(description).html());
      out.println("Page: " + html);
    }
    out.flush();
  }
}
