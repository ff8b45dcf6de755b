package org.evosearch.jobs.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Settings files with a mistake. */
final class SettingsMistakes {

  private static final List<String> SYNTAX =
      List.of(
          "search { generations = 1",
          "search.generations = }",
          "a = [1, 2",
          "a = \"open",
          "a = \"\"\"open",
          "run.seed = ${",
          "run.seed = ${?",
          "}",
          "]",
          "= 1",
          "a : : 1",
          "a",
          "include",
          "include file(",
          "include url(\"nonsense:x\")",
          "search.. = 1",
          ".a = 1",
          "a. = 1",
          "search = { generations = 1 ] ",
          "\"a = 1",
          "run.seed = \"\\q\"",
          "run.seed = \"\\u00g0\"",
          "a = ${b}\nb = ${a}",
          "run.seed = ${run.seed}1${",
          "run.seed = ${NO_SUCH_THING_IS_SET}",
          "include required(file(\"absent.conf\"))",
          "include \"absent\"",
          "run = ${run} 1",
          "a += {",
          "[1, 2]",
          "{a:1}{",
          "$",
          "run.seed = `1`",
          "include classpath(\"absent.conf\")",
          "include \"x.conf\"");

  private SettingsMistakes() {}

  static FuzzCase next(FuzzRoom room) {
    FuzzDice dice = room.dice();
    return switch (dice.below(10)) {
      case 0, 1, 2, 3 -> refused(room, room.settings(WrongSettings.drawn(dice).line()));
      case 4, 5 -> refused(room, room.settings(dice.pick(SYNTAX)));
      case 6 -> refused(room, noText(room));
      case 7 -> refused(room, noFile(room));
      case 8 -> refused(room, room.settings(deep(dice)));
      default -> odd(room);
    };
  }

  private static FuzzCase refused(FuzzRoom room, Path settings) {
    return FuzzCase.refused(room.reading(settings));
  }

  private static Path noText(FuzzRoom room) {
    FuzzDice dice = room.dice();
    byte[] cheap = FuzzRoom.cheap().getBytes(StandardCharsets.UTF_8);
    return switch (dice.below(4)) {
      case 0 -> room.file("x.conf", dice.bytes(dice.between(64, 5000)));
      case 1 -> room.file("x.conf", FuzzRoom.gzip(cheap));
      case 2 ->
          room.file(
              "x.conf",
              new String(cheap, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE));
      default -> room.file("x.json", "{\"search\": {\"generations\": 1,}}, \"run\": }");
    };
  }

  private static Path noFile(FuzzRoom room) {
    return switch (room.dice().below(4)) {
      case 0 -> room.directory("x.conf");
      case 1 -> room.folder().resolve("absent.conf");
      case 2 -> room.settings("").resolve("below.conf");
      default -> room.folder().resolve("a".repeat(300) + ".conf");
    };
  }

  private static String deep(FuzzDice dice) {
    int depth = dice.between(5_000, 30_000);
    return switch (dice.below(4)) {
      case 0 -> "a = " + "[".repeat(depth) + "]".repeat(depth);
      case 1 -> "a = " + "{ a = ".repeat(depth) + "1" + "}".repeat(depth);
      case 2 -> "a" + ".a".repeat(depth) + " = 1";
      default -> "k" + "x".repeat(depth * 30) + " = 1";
    };
  }

  /** What looks wrong, and is HOCON. */
  private static FuzzCase odd(FuzzRoom room) {
    String cheap = FuzzRoom.cheap();
    Path file =
        switch (room.dice().below(6)) {
          case 0 -> room.file("x.conf", "\ufeff" + cheap);
          case 1 -> room.file("x.conf", cheap.replace("\n", "\r\n"));
          case 2 -> room.file("x", "# ünïcode\n// and slashes\n\n\n" + cheap + "\n#");
          case 3 -> room.settings("run.seed = 1\nrun.seed = 2\nrun { seed = ${run.seed} }");
          case 4 -> room.settings("\"run\".\"seed\" : \"7\",");
          default -> included(room);
        };
    return FuzzCase.fine(room.search(file));
  }

  private static Path included(FuzzRoom room) {
    room.file("more/y.conf", "run.seed = 7\n");
    return room.settings("include \"more/y.conf\"\ninclude \"more/y\"");
  }
}
