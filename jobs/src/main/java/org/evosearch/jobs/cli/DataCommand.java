package org.evosearch.jobs.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What there is to learn from. */
@Command(
    name = "data",
    description = "Describes the data of settings, or keeps what a query returns as a snapshot.",
    subcommands = {
      DataDescribeCommand.class,
      DataSnapshotCommand.class,
      CommandLine.HelpCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
final class DataCommand {}
