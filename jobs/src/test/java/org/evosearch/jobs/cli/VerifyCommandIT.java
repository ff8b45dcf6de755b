package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users see of a verification; that it finds damage is VerificationTest's. */
class VerifyCommandIT {

  @TempDir private Path folder = Path.of("");

  private CommandLineRun verify(String... more) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("verify", "--store", TinySearch.store(folder)), Stream.of(more))
            .toArray(String[]::new));
  }

  /** Other commands' tests have runs of other kinds verified. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "limits.memory=2 MiB",
        "search.re-score.seeds=2;search.re-score.epochs=1",
        "search.prefilter.share=0.5;evaluation.zero-cost.proxies=[synflow]",
        "evaluation.name=zero-cost;evaluation.zero-cost.proxies=[synflow];search.objective=synflow",
        "space.name=tree;search.further-objectives=[parameters]",
        "space.name=nasbench201;space.nasbench201.cells=1;space.nasbench201.channels=4"
      })
  void aSearchOfAnyKindIsSound(String settings) {
    String[] options =
        Stream.of(settings.split(";", -1))
            .flatMap(one -> Stream.of("-D", one))
            .toArray(String[]::new);
    CommandLineRun search = TinySearch.run(folder, options);
    assertThat(search.exitCode()).as(search.err()).isZero();

    SoundStore.require(folder);
  }

  @Test
  void theDigestThatItGivesIsTheOneThatItTakes() throws IOException {
    TinySearch.run(folder, "-D", "search.generations=2");
    String last = verify().out().lines().reduce((before, line) -> line).orElseThrow();
    assertThat(last)
        .matches(
            "Run tiny is sound: 2 generations, 20 trials, the last fitness file has SHA-256"
                + " \\w{64}");
    String digest = last.substring(last.length() - 64);
    assertThat(verify("--run", "tiny", "--expect-digest", digest).exitCode()).isZero();

    CommandLineRun again = verify("--run", "tiny", "--recompute", "2");
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).contains("2 trials evaluated again, 2 equal to the bit");

    removeLastGenerations();
    CommandLineRun damaged = verify("--run", "tiny", "--expect-digest", digest);
    assertThat(damaged.exitCode()).isEqualTo(1);
    assertThat(damaged.err()).isEmpty();
    assertThat(damaged.out().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("Damaged: ") && line.contains(digest))
        .contains("Run tiny is damaged: 1 problem; 1 generation, 10 trials could be read");
  }

  private void removeLastGenerations() throws IOException {
    for (String table : new String[] {"fitness", "populations", "archives", "learning_curves"}) {
      Files.delete(folder.resolve("store/" + table + "/run_id=tiny/generation=1/part-0.parquet"));
    }
  }

  @Test
  void whatIsNoQuestionIsRefusedInOneLine() {
    String digest = "ab".repeat(32);
    assertRefused(verify(), "No store at " + TinySearch.store(folder));
    assertRefused(verify("--expect-digest", digest), "--expect-digest needs --run");
    assertRefused(verify("--run", "a", "--expect-digest", "ab"), "Invalid --expect-digest: ab (64");
    assertRefused(CommandLineRun.of("verify", "--store", "gs://a/b"), "Cannot use gs://a/b");
  }

  private static void assertRefused(CommandLineRun run, String reason) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("evosearch: ").contains(reason);
    assertThat(run.out()).isEmpty();
  }
}
