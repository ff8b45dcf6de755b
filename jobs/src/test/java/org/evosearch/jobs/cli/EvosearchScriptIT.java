package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code jobs/bin/evosearch} in a small tree, with commands in place of Maven and Java that say
 * what they are asked.
 */
class EvosearchScriptIT {

  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      echo "built" >>"$CALLS"
      echo "[INFO] --- maven-compiler-plugin:3.16.0:compile (default-compile) @ evosearch-engine ---"
      sleep "${SLOW:-0}"
      if [[ -n "${BROKEN:-}" ]]; then echo "[ERROR] no such symbol"; exit 1; fi
      mkdir -p jobs/target
      cp "$LIBRARY" jobs/target/evosearch.jar
      printf %s "$LIBRARY" >jobs/target/class-path
      """;

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      for argument in "$@"; do
        case "$argument" in
          */jobs/target/evosearch.jar:*) echo "$argument" >>"$CALLS.class-path" ;;
          -XX:ArchiveClassesAtExit=*) echo "archived" >>"$CALLS"; echo classes >"${argument#*=}" ;;
          -XX:SharedArchiveFile=*) echo "shared" >>"$CALLS" ;;
        esac
      done
      echo "java ${*: -1}"
      """;

  private static final List<String> SOURCES =
      List.of(
          "pom.xml",
          "engine/pom.xml",
          "jobs/pom.xml",
          "engine/src/main/java/A.java",
          "jobs/src/main/java/B.java",
          "conf/defaults.conf",
          "conf/log4j2.properties",
          "data-schemas/runs.conf");

  @TempDir private Path folder = Path.of("");
  private Path tree = Path.of("");

  @BeforeEach
  void plant() throws IOException {
    tree = folder.resolve("tree");
    for (String source : SOURCES) {
      write(tree.resolve(source), source);
    }
    Path scripts = Path.of(System.getProperty("evosearch.home"), "jobs/bin");
    Files.createDirectories(tree.resolve("jobs/bin"));
    for (String script : List.of("evosearch", "build", "jvm-options", "supervise")) {
      Files.copy(scripts.resolve(script), tree.resolve("jobs/bin").resolve(script));
    }
    command("mvn", MAVEN);
    command("java", JAVA);
    write(folder.resolve("library.jar"), "library");
    write(folder.resolve("calls"), "");
  }

  private void command(String name, String script) throws IOException {
    Path file = folder.resolve("bin").resolve(name);
    write(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Starts a command, and returns what it printed. */
  private String evosearch(String... environment) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("env", "-u", "JAVA_HOME", "-u", "SPARK_HOME"));
    command.add("PATH=" + folder.resolve("bin") + ":" + System.getenv("PATH"));
    command.add("CALLS=" + folder.resolve("calls"));
    command.add("LIBRARY=" + folder.resolve("library.jar"));
    command.addAll(List.of(environment));
    command.addAll(List.of("bash", tree.resolve("jobs/bin/evosearch").toString(), "status"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "exit code " + process.waitFor();
  }

  private List<String> calls() throws IOException {
    List<String> calls = Files.readAllLines(folder.resolve("calls"));
    write(folder.resolve("calls"), "");
    return calls;
  }

  @Test
  void aTreeIsBuiltOnceAndItsClassesAreArchivedOnce() throws Exception {
    String first = evosearch();
    String second = evosearch();

    assertThat(first)
        .startsWith("evosearch: building")
        .contains("evosearch: archiving classes")
        .endsWith("java status\nexit code 0");
    assertThat(second).isEqualTo("java status\nexit code 0");
    assertThat(calls()).containsExactly("built", "archived", "shared", "shared");
    assertThat(Files.readAllLines(folder.resolve("calls.class-path")))
        .as("class paths of the archive and of both commands")
        .hasSize(3)
        .containsOnly(
            tree.resolve("jobs/target/evosearch.jar") + ":" + folder.resolve("library.jar"));
    try (Stream<Path> files = Files.list(folder.resolve("tree/jobs/target"))) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString().replaceAll("\\d+", "N"))
          .containsExactlyInAnyOrder("evosearch.jar", "class-path", "built-from", "classes-N.jsa");
    }
  }

  @Test
  void newTimesBuildNothingAndNewContentsDo() throws Exception {
    evosearch();
    calls();
    for (String source : SOURCES) {
      Files.setLastModifiedTime(
          tree.resolve(source), FileTime.from(Instant.now().plusSeconds(3600)));
    }
    assertThat(evosearch()).isEqualTo("java status\nexit code 0");
    assertThat(calls()).containsExactly("shared");

    write(tree.resolve("jobs/src/main/java/B.java"), "class B {}");
    assertThat(evosearch()).contains("evosearch: building");
    assertThat(calls()).containsExactly("built", "archived", "shared");
  }

  @Test
  void aTreeThatMavenHasBuiltIsNotBuiltAgain() throws Exception {
    evosearch();
    Files.delete(tree.resolve("jobs/target/built-from"));
    calls();

    assertThat(evosearch()).isEqualTo("java status\nexit code 0");
    assertThat(calls()).containsExactly("shared");
    assertThat(tree.resolve("jobs/target/built-from")).exists();
  }

  @Test
  void aTreeThatWasMovedStartsAndArchivesItsClassesAgain() throws Exception {
    evosearch();
    calls();
    Path moved = folder.resolve("moved tree");
    Files.move(tree, moved);
    tree = moved;

    assertThat(evosearch()).contains("archiving classes").doesNotContain("building");
    assertThat(evosearch()).isEqualTo("java status\nexit code 0");
    assertThat(calls()).containsExactly("archived", "shared", "shared");
    try (Stream<Path> files = Files.list(moved.resolve("jobs/target"))) {
      assertThat(files).filteredOn(file -> file.toString().endsWith(".jsa")).hasSize(1);
    }
  }

  @Test
  void aLibraryThatIsGoneIsFetchedByANewBuild() throws Exception {
    evosearch();
    calls();
    write(tree.resolve("jobs/target/class-path"), "/no/such/library.jar");

    assertThat(evosearch()).contains("building").endsWith("exit code 0");
    assertThat(calls()).contains("built");
  }

  @Test
  void aBuildThatFailsSaysWhyAndEndsTheCommand() throws Exception {
    String said = evosearch("BROKEN=yes");

    assertThat(said)
        .contains("[ERROR] no such symbol", "evosearch: Cannot build the project")
        .endsWith("exit code 1")
        .doesNotContain("java status");
    assertThat(evosearch()).contains("building").endsWith("java status\nexit code 0");
  }

  @Test
  void aSlowBuildSaysWhatItDoes() throws Exception {
    assertThat(evosearch("SLOW=12"))
        .contains(
            "evosearch: building for 10 s: evosearch-engine, maven-compiler-plugin:3.16.0:compile")
        .endsWith("exit code 0");
  }
}
