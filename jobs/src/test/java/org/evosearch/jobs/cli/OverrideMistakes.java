package org.evosearch.jobs.cli;

import java.util.List;

/** Overrides of the command line with a mistake. */
final class OverrideMistakes {

  private static final List<String> NO_ASSIGNMENTS =
      List.of(
          "",
          " ",
          "=",
          "=1",
          "run.seed",
          "run seed",
          "run.seed:1",
          "\"run.seed=1",
          ".=1",
          "..=1",
          "run.=1",
          ".run=1",
          "run..seed=1",
          "run.seed=",
          "run.seed= ",
          "run.seed==1",
          "run.seed=${",
          "run.seed=${NO_SUCH_THING_IS_SET}",
          "run{",
          "run}",
          "run{seed=1",
          "run.seed=[1",
          "run.seed={",
          "run.seed=\"1",
          "{run.seed=1}",
          "[]=1",
          "${run}=1",
          "a\0b=1",
          "run.seed=1\0",
          "run.seed+=1",
          "run.seed=1 2",
          "run.seed=1,2",
          "run.seed=1#2",
          "run.seed=1//2",
          "-Drun.seed=1",
          "--run.seed=1",
          "run.seed=1;2",
          "run=[seed=1]",
          "run { seed = }",
          "run\u00a0.seed=1",
          "RUN.SEED=1",
          "run/seed=1",
          "include \"x\"=1");

  private static final List<String> SPARK =
      List.of(
          "spark.conf.\"spark.speculation\"=true",
          "spark.conf.\"spark.speculation\"=maybe",
          "spark.conf.\"spark.driver.maxResultSize\"=lots",
          "spark.local-threads=0",
          "spark.local-threads=two",
          "spark.local-threads=10000",
          "spark.local-threads=[1]",
          "spark.conf.\"spark.task.cpus\"=none",
          "spark.conf.\"spark.network.timeout\"=soon",
          "spark.conf.\"spark.ui.enabled\"=perhaps",
          "spark.conf=[1]",
          "spark.conf=text");

  private static final List<String> SPARK_REFUSES =
      List.of(
          "spark.conf.\"spark.serializer\"=no.such.Class",
          "spark.conf.\"spark.plugins\"=no.such.Plugin",
          "spark.conf.\"spark.master\"=nonsense",
          "spark.conf.\"spark.scheduler.mode\"=NONE_SUCH",
          "spark.conf.\"spark.driver.port\"=-7");

  private static final List<String> FINE =
      List.of(
          "run.seed=\"7\"",
          "  run.seed = 7 ",
          "run{seed=7}",
          "\ufeffrun.seed=7",
          "run.seed=${run.seed}",
          "run { seed : 7 }",
          "\"run\".\"seed\"=7",
          "run.seed=-7",
          "training.learning-rate=1e-2",
          "search.further-objectives=[]",
          "search.further-objectives+=parameters",
          "limits.memory=\"2 GiB\"",
          "limits.time=10m",
          "dataset.path=null");

  private OverrideMistakes() {}

  static FuzzCase next(FuzzRoom room) {
    FuzzDice dice = room.dice();
    String override =
        switch (dice.below(10)) {
          case 0, 1, 2 -> assignment(dice);
          case 3, 4, 5 -> dice.pick(NO_ASSIGNMENTS);
          case 6 -> dice.pick(SPARK);
          case 7 -> huge(dice);
          default -> "";
        };
    if (!override.isEmpty()) {
      return FuzzCase.refused(command(room, override));
    }
    return dice.in(2)
        ? FuzzCase.failed(command(room, dice.pick(SPARK_REFUSES)))
        : FuzzCase.fine(room.search(room.settings(""), "-D", dice.pick(FINE)));
  }

  private static String assignment(FuzzDice dice) {
    WrongSettings wrong = WrongSettings.drawn(dice);
    return wrong.key() + dice.pick("=", " = ") + wrong.value();
  }

  private static String huge(FuzzDice dice) {
    int size = dice.between(5_000, 200_000);
    return dice.pick(
        "a".repeat(size) + "=1",
        "strategy.name=" + "x".repeat(size),
        "run.seed=" + "[".repeat(size) + "]".repeat(size),
        "run.seed=" + "9".repeat(size),
        "run.id=" + "r".repeat(size),
        "a" + ".a".repeat(size) + "=1",
        "run.seed=\"" + "\\n".repeat(size) + "\"");
  }

  private static List<String> command(FuzzRoom room, String override) {
    return room.reading(room.settings(""), "-D", override);
  }
}
