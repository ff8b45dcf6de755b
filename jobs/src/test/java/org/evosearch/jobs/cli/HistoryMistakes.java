package org.evosearch.jobs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Wrong ways to look at runs: at their networks, figures, tables and files. */
final class HistoryMistakes {

  private static final List<String> SHOW =
      List.of(
          "show",
          "show a.json --run small",
          "show a.json --rank 1",
          "show --rank 1",
          "show --run small --rank 0",
          "show --run small --rank -1",
          "show --run small --rank 99999",
          "show --run small --rank x",
          "show --run small --format png",
          "show --run small --format",
          "show --run ../small",
          "show --run absent",
          "show --run",
          "show absent.json",
          "show --run small -D run.sed=1",
          "show a.json b.json");

  private static final List<String> LIST =
      List.of(
          "query --list SELECT",
          "query --list --list",
          "query --list=x",
          "query --list --format xml",
          "query --lists",
          "query");

  private static final List<String> REPORT =
      List.of(
          "report",
          "report --run",
          "report --run absent",
          "report --run small,absent",
          "report --run small,,x",
          "report --run a/b",
          "report --out x.html",
          "report --run small --out",
          "report --run small -D run.sed=1");

  private static final List<String> COMPACT =
      List.of(
          "compact --abandoned",
          "compact --run",
          "compact --run absent",
          "compact --run a/b",
          "compact small",
          "compact -D run.sed=1",
          "verify --recompute 1",
          "verify --run small --recompute 0",
          "verify --run small --recompute -1",
          "verify --run small --recompute many",
          "verify --run small --recompute 1 --recompute-seed x",
          "verify --run small --recompute 1 --tolerance -1",
          "verify --run small --recompute 1 --tolerance x");

  private HistoryMistakes() {}

  static FuzzCase next(FuzzRoom room) {
    FuzzDice dice = room.dice();
    return switch (dice.below(8)) {
      case 0, 1 -> FuzzCase.refused(command(room, SHOW));
      case 2 -> FuzzCase.refused(words(dice.pick(LIST)));
      case 3 -> FuzzCase.refused(command(room, REPORT));
      case 4, 5 -> FuzzCase.refused(command(room, COMPACT));
      case 6 -> FuzzCase.refused(show(room));
      default -> FuzzCase.fine(words(dice.pick("query --list", "query --list --format csv")));
    };
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ", -1)).toList();
  }

  private static List<String> command(FuzzRoom room, List<String> commands) {
    List<String> args = new ArrayList<>(words(room.dice().pick(commands)));
    String store = room.dice().in(5) ? room.folder() + "/absent" : room.runs().get().toString();
    args.addAll(1, List.of("--store", store));
    return args;
  }

  private static List<String> show(FuzzRoom room) {
    Path file =
        room.file(
            "n.json",
            room.dice()
                .pick(
                    "",
                    "null",
                    "[]",
                    "{}",
                    "{\"architecture\": 7}",
                    "{\"architecture\": []}",
                    "{\"architecture\": [{\"op\": \"Input\"}]}",
                    "{\"architecture\": [{\"op\": \"Nonsense\", \"in\": [0]}]}",
                    "\0\0"));
    return List.of("show", file.toString(), "--format", room.dice().pick("text", "svg", "dot"));
  }
}
