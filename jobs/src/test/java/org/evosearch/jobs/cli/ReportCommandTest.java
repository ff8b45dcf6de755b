package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.evosearch.jobs.store.format.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  private static final int SECONDS_OF_A_BROWSER = 120;

  @TempDir private Path folder = Path.of("");

  private CommandLineRun report(String... args) throws URISyntaxException {
    Path store =
        Path.of(
            Objects.requireNonNull(Table.class.getResource("/org/evosearch/jobs/store/store-v6"))
                .toURI());
    return CommandLineRun.of(
        Stream.concat(Stream.of("report", "--store", store.toString()), Stream.of(args))
            .toArray(String[]::new));
  }

  @Test
  void aPageItsFiguresAndTheirNumbersAreWritten() throws Exception {
    Path page = folder.resolve("page.html");
    CommandLineRun run =
        report(
            "--run", "golden",
            "--out", page.toString(),
            "--svg", folder.resolve("svg").toString(),
            "--csv", folder.resolve("csv").toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(Files.size(page)).isBetween(1_000_000L, 3_000_000L);
    assertThat(folder.resolve("svg/run-golden-best-so-far.svg")).content().contains("<svg");
    assertThat(folder.resolve("svg/run-golden-family-tree.svg"))
        .content()
        .contains("fill:#f4f6f8")
        .doesNotContain("var(");
    assertThat(folder.resolve("csv/run-golden-boxes.csv")).content().startsWith("generation,");
  }

  @Test
  void aRunThatIsNotThereIsOneLine() throws Exception {
    CommandLineRun run = report("--run", "other");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("evosearch: No run other in ");
  }

  @Test
  void aFolderThatCannotBeWrittenToIsOneLineOfWords() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "kept");
    for (String option : List.of("--out", "--svg", "--csv")) {
      Path page = folder.resolve("page" + option + ".html");
      String wrong = file + "/below";
      List<String> args =
          option.equals("--out")
              ? List.of("--run", "golden", "--out", wrong)
              : List.of("--run", "golden", "--out", page.toString(), option, wrong);
      CommandLineRun run = report(args.toArray(String[]::new));

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .hasLineCount(1)
          .startsWith("evosearch: Cannot write " + wrong)
          .containsPattern(": (a folder of its path is a file|Not a directory)\n$");
    }
  }

  /** In a real browser, where one is installed. */
  @Test
  void aBrowserDrawsEachChartWithoutAComplaint() throws Exception {
    Optional<Path> browser = browser();
    assumeThat(browser).as("Chromium on the PATH, to open the page with").isPresent();
    Path page = folder.resolve("page.html");
    report("--run", "golden", "--out", page.toString());

    Path log = folder.resolve("log");
    String dom = open(browser.orElseThrow(), page, log);

    int charts = count(dom, "class=\"plot\"");
    assertThat(charts).isGreaterThanOrEqualTo(5);
    assertThat(count(dom, "data-drawn=\"yes\"")).isEqualTo(charts);
    assertThat(count(dom, "<svg")).isGreaterThanOrEqualTo(charts);
    assertThat(log).content().doesNotContain("CONSOLE");
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private static Optional<Path> browser() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(
            place ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private String open(Path browser, Path page, Path log) throws IOException, InterruptedException {
    Path dom = folder.resolve("dom.html");
    Process process =
        new ProcessBuilder(
                List.of(
                    browser.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--enable-logging=stderr",
                    "--user-data-dir=" + folder.resolve("profile"),
                    "--virtual-time-budget=5000",
                    "--dump-dom",
                    page.toUri().toString()))
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    assertThat(process.waitFor(SECONDS_OF_A_BROWSER, TimeUnit.SECONDS)).isTrue();
    return Files.readString(dom);
  }
}
