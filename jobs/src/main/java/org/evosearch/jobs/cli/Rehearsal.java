package org.evosearch.jobs.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs the most frequent commands on the smallest inputs, so that the JVM can archive the classes
 * that they load ({@code jobs/bin/build}).
 */
final class Rehearsal {

  private static final List<String> SMALL =
      List.of(
          "search.generations=1",
          "strategy.tournament.population=4",
          "strategy.tournament.elites=1",
          "budget.epochs=1",
          "budget.max-batches=1");

  private Rehearsal() {}

  private static List<String> search(String store, String settings) {
    List<String> command =
        new ArrayList<>(List.of("search", "--store", store, "--run", "rehearsal", "-c", settings));
    SMALL.forEach(setting -> command.addAll(List.of("-D", setting)));
    return command;
  }

  /**
   * Runs the commands.
   *
   * @param args the store to create, and the settings file of a search
   */
  public static void main(String[] args) {
    String store = args[0];
    List<List<String>> commands =
        List.of(
            List.of("--help"),
            search(store, args[1]),
            List.of("status", "--store", store),
            List.of("query", "--store", store, "SELECT * FROM progress"),
            List.of("query", "--store", store, "--format", "csv", "SELECT * FROM best"),
            List.of("query", "--store", store, "SHOW TABLES"),
            List.of("verify", "--store", store));
    commands.forEach(command -> Main.commandLine().execute(command.toArray(String[]::new)));
    System.exit(0);
  }
}
