package org.evosearch.jobs.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about the data of settings. */
@Command(
    name = "data",
    description = "Describes the data of settings, or keeps what a query returns as a snapshot.",
    subcommands = {DataDescribeCommand.class, DataSnapshotCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch data describe -c my.conf --html samples.html",
      "  evosearch data snapshot -c my.conf"
    })
final class DataCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Missing command: describe or snapshot");
  }
}
