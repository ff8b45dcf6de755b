package org.evosearch.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Options that do not exist, that lack a value, or whose value cannot be. */
final class OptionMistakes {

  private static final List<String> COMMANDS =
      List.of(
          "search",
          "train-final",
          "compare",
          "query",
          "status",
          "verify",
          "predictor train",
          "predictor evaluate",
          "compact",
          "report",
          "show",
          "export",
          "predict",
          "score",
          "gpu-check",
          "data describe",
          "data snapshot");

  private static final List<String> COMPARE =
      List.of(
          "--strategies|",
          "--strategies|nonsense",
          "--strategies|random,random",
          "--strategies|../x",
          "--strategies|random,,genetic",
          "--strategies|a b",
          "--variant|nothing",
          "--variant|:",
          "--variant|a:{",
          "--variant|a b:run.seed=1",
          "--variant|a:run.sed=1",
          "--variant|../a:run.seed=1",
          "--variant|a:search.generations=x",
          "--variant|a:run.seed=5",
          "--variant|a:spark.local-threads=7",
          "--variant|a:store=elsewhere",
          "--variant|a:dataset { name = query, query = SELECT 1 }",
          "--seeds|",
          "--seeds|a",
          "--seeds|9..1",
          "--seeds|1..",
          "--seeds|-1",
          "--seeds|1...2",
          "--seeds|0..9999999999",
          "--seeds|1,2",
          "--seeds|0..999999999",
          "--after|",
          "--after|x",
          "--after|0",
          "--after|-1",
          "--after|99999999999",
          "--near|",
          "--near|x",
          "--near|-1%",
          "--near|101%",
          "--near|NaN",
          "--near|%",
          "--near|1%%",
          "--near|-0.5",
          "--name|",
          "--name|../x",
          "--name|a b",
          "--name|a\0b");

  private OptionMistakes() {}

  static FuzzCase next(FuzzRoom room) {
    FuzzDice dice = room.dice();
    return switch (dice.below(10)) {
      case 0, 1 -> FuzzCase.refused(unknown(dice));
      case 2 -> FuzzCase.refused(lacking(dice));
      case 3, 4 -> FuzzCase.refused(comparing(room));
      case 5, 6 -> FuzzCase.refused(looking(room));
      case 7 -> FuzzCase.refused(training(room));
      case 8 -> FuzzCase.refusedLate(comparingAgain(room));
      default -> FuzzCase.fine(asking(dice));
    };
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ", -1)).toList();
  }

  private static List<String> unknown(FuzzDice dice) {
    List<String> args = new ArrayList<>(words(dice.pick(COMMANDS)));
    switch (dice.below(4)) {
      case 0 -> args.set(0, dice.misspelled(args.get(0)));
      case 1 -> args.add(dice.pick("--", "-", "---", "--=") + dice.misspelled("store"));
      case 2 -> args.addAll(List.of("-c", "x.conf", "--" + dice.misspelled("run") + "=1"));
      default -> args.addAll(List.of("one", "two", "three", dice.pick("\0", "\u001b[31m", "ü")));
    }
    return args;
  }

  private static List<String> lacking(FuzzDice dice) {
    String command =
        dice.pick(
            "",
            "search",
            "search -c",
            "search -c x.conf -D",
            "search -c x.conf --run",
            "search --store x",
            "compare",
            "compare -c",
            "query",
            "query --store",
            "query --format",
            "status --store",
            "status --run",
            "verify --expect-digest",
            "train-final",
            "train-final --arch",
            "train-final --run r --rank",
            "predictor",
            "predictor train",
            "predictor evaluate -c",
            "predictor nonsense",
            "search -c a -c b",
            "status --store a --store b",
            "query SELECT 1",
            "search -c x.conf --run a --run b",
            "compact --run",
            "export --format onnx",
            "export --out",
            "predict --model",
            "predict --model x",
            "score --model x --input",
            "score --model x --input y",
            "gpu-check --spark-conf",
            "data",
            "data describe --html",
            "data snapshot -c");
    return command.isEmpty() ? List.of() : words(command);
  }

  private static List<String> comparing(FuzzRoom room) {
    String[] wrong = room.dice().pick(COMPARE).split("\\|", -1);
    List<String> args = new ArrayList<>(room.search(room.settings("")));
    args.set(0, "compare");
    if (!wrong[0].equals("--strategies") && !wrong[0].equals("--variant")) {
      args.addAll(List.of("--strategies", "random"));
    }
    args.addAll(List.of(wrong));
    if (!wrong[0].equals("--seeds")) {
      args.addAll(List.of("--seeds", "1"));
    }
    return args;
  }

  /** The comparison of the store with settings that are not those of its runs. */
  private static List<String> comparingAgain(FuzzRoom room) {
    List<String> args = new ArrayList<>(SharedRuns.comparison(room.runs().get()));
    String more =
        room.dice()
            .pick(
                "strategy.random.population=7",
                "search.objective=test-accuracy",
                "search.hall-of-fame=3",
                "search.further-objectives=[parameters]",
                "search.at-most.parameters=1000");
    args.addAll(List.of("-D", more));
    return args;
  }

  private static List<String> looking(FuzzRoom room) {
    String store = room.runs().get().toString();
    String digest = "0".repeat(room.dice().between(0, 63));
    return switch (room.dice().below(6)) {
      case 0 ->
          List.of(
              "query",
              "--store",
              store,
              "--format",
              room.dice().pick("xml", "", "parquet", "CSV,JSON", "table "),
              "SELECT 1");
      case 1 -> List.of("verify", "--store", store, "--run", "small", "--expect-digest", digest);
      case 2 -> List.of("verify", "--store", store, "--expect-digest", "0".repeat(64));
      case 3 -> List.of("status", "--store", store, "-D", "run.sed=1");
      case 4 -> List.of("verify", "--store", store, "--spark-conf", room.folder() + "/absent.conf");
      default -> List.of("status", "--store", store, "-D", WrongSettings.drawn(room.dice()).key());
    };
  }

  private static List<String> training(FuzzRoom room) {
    String store = room.runs().get().toString();
    List<String> args = new ArrayList<>(List.of("train-final", "--store", store));
    args.addAll(
        words(
            room.dice()
                .pick(
                    "--run small --rank 0",
                    "--run small --rank -1",
                    "--run small --rank one",
                    "--run small --rank 99999999999",
                    "--run small --epochs 0",
                    "--run small --epochs -3",
                    "--run small --epochs many",
                    "--run small --arch x",
                    "--rank 1",
                    "--arch x --rank 1",
                    "--run small --name a/b",
                    "--run small --name ..",
                    "--run small --epochs 1.5",
                    "--run small --rank 1 -D final-training.epochs=0",
                    "--run small -c absent.conf",
                    "--run small -D final-training.batch-size=-1")));
    return args;
  }

  private static List<String> asking(FuzzDice dice) {
    String command = dice.pick(COMMANDS);
    return words(
        dice.pick(
            "--help", "--version", "help", "help search", command + " --help", command + " -h"));
  }
}
