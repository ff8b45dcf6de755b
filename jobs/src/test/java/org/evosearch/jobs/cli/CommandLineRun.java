package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import picocli.CommandLine;

/**
 * A command that was run in this process.
 *
 * @param exitCode 0, 1 or 2
 * @param out what it printed for the user
 * @param err what it complained of
 */
record CommandLineRun(int exitCode, String out, String err) {

  /** Options that hand settings of Spark to a search. */
  static String[] options(SparkConf conf) {
    return Arrays.stream(conf.getAll())
        .map(entry -> "spark.conf.\"" + entry._1() + "\"=\"" + entry._2() + "\"")
        .flatMap(setting -> Stream.of("-D", setting))
        .toArray(String[]::new);
  }

  static CommandLineRun of(String... args) {
    return of(Main.commandLine(), args);
  }

  static CommandLineRun of(CommandLine command, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    int exitCode = command.execute(args);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }
}
