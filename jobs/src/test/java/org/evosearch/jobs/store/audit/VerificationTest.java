package org.evosearch.jobs.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.Damage.Remedy;
import org.evosearch.jobs.store.files.ForwardingFiles;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damage to the files of a run is found, all of it, and nothing else. */
class VerificationTest {

  private static final RunLayout LAYOUT = new RunLayout("r");
  private static final int LAST = 3;
  private static final int PLACES = 40;

  private final StoreFiles files = new MemoryFiles();

  @BeforeEach
  void commitFourGenerations() {
    commitTo(files, new SampleRecords("a"));
  }

  private static void commitTo(StoreFiles files, SampleRecords records) {
    try (Journal journal = new ParquetJournal(files)) {
      journal.open(SampleRecords.run("r"));
      records.generations(LAST + 1, 4).forEach(journal::commit);
    }
  }

  private static Stream<String> allFiles() {
    return Stream.concat(
        Stream.of(LAYOUT.run()),
        Stream.of(0, 1, 2, LAST)
            .flatMap(
                number -> Table.OF_GENERATIONS.stream().map(table -> LAYOUT.file(table, number))));
  }

  private byte[] bytes(String file) throws IOException {
    return files.read(file).orElseThrow();
  }

  private String digest(String file) throws IOException {
    return Sha256.hex(bytes(file));
  }

  private Findings verify(String... kept) {
    return Findings.of(files, "r", kept);
  }

  private static String head(Findings findings) {
    return findings.run().flatMap(VerifiedRun::head).orElseThrow();
  }

  /** What of a run says how a file should be: all but that of its last commit. */
  private static boolean isVouchedFor(String file) {
    return !file.equals(LAYOUT.file(Table.FITNESS, LAST));
  }

  @Test
  void aRunAsItWasWrittenIsSound() throws IOException {
    Findings findings = verify();

    assertThat(findings.lines()).isEmpty();
    assertThat(findings.notes()).isEmpty();
    assertThat(findings.run())
        .contains(
            new VerifiedRun("r", 0, 4, 16, Optional.of(digest(LAYOUT.file(Table.FITNESS, LAST)))));
  }

  @Test
  void aRunWithoutGenerationsIsSound() throws IOException {
    StoreFiles begun = new MemoryFiles();
    try (Journal journal = new ParquetJournal(begun)) {
      journal.open(SampleRecords.run("r"));
    }
    Findings findings = Findings.of(begun, "r");

    assertThat(findings.lines()).isEmpty();
    assertThat(head(findings)).isEqualTo(Sha256.hex(begun.read(LAYOUT.run()).orElseThrow()));
  }

  @Test
  void whatLiesBesideTheFoldersOfRunsIsFound() throws IOException {
    Verification verification = new Verification("store", files);
    assertThat(verification.strays(new Findings())).isZero();
    files.write("runs/_SUCCESS", new byte[0]);
    for (Table table : Table.values()) {
      files.write(table.key() + "/stray.parquet", bytes(LAYOUT.run()));
    }
    Findings findings = new Findings();

    assertThat(verification.strays(findings)).isEqualTo(Table.values().length);
    assertThat(findings.damages())
        .hasSize(Table.values().length)
        .allMatch(damage -> damage.file().endsWith("/stray.parquet"))
        .allMatch(damage -> damage.remedy() == Remedy.REMOVE);
    assertThat(verify().lines()).isEmpty();
  }

  @Test
  void aRunThatIsNotThereIsNone() {
    assertThat(Findings.of(files, "other").run()).isEmpty();
    assertThat(Findings.of(new MemoryFiles(), "r").run()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("allFiles")
  void aFlippedBitAnywhereIsFoundAndNothingElseIsBlamed(String file) throws IOException {
    byte[] sound = bytes(file);
    SplittableRandom random = new SplittableRandom(file.hashCode());
    for (int i = 0; i < PLACES; i++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      files.write(file, damaged);
      assertOnly(file, "the file is damaged (it is not what was written)", Sha256.hex(sound));
    }
  }

  @ParameterizedTest
  @MethodSource("allFiles")
  void aTruncatedFileIsFound(String file) throws IOException {
    byte[] sound = bytes(file);
    SplittableRandom random = new SplittableRandom(file.hashCode());
    for (int i = 0; i < PLACES / 4; i++) {
      files.write(file, Arrays.copyOf(sound, random.nextInt(sound.length)));
      assertOnly(file, "the file is damaged (it is not what was written)", Sha256.hex(sound));
    }
  }

  private void assertOnly(String file, String reason, String digest) {
    String expected = isVouchedFor(file) ? "SHA-256 " + digest : "";
    assertThat(verify().damages())
        .containsExactly(new Damage(files.describe(file), reason, expected, Remedy.RESTORE));
  }

  @ParameterizedTest
  @MethodSource("allFiles")
  void aRemovedFileIsFound(String file) throws IOException {
    String digest = digest(file);
    files.delete(file);
    Findings findings = verify();

    if (isVouchedFor(file)) {
      assertThat(findings.damages()).hasSize(1);
      assertThat(findings.lines().get(0))
          .startsWith(files.describe(file) + ": the file is missing")
          .contains("; SHA-256 " + digest + " is expected; restore it");
    } else {
      assertThat(findings.lines())
          .hasSize(3)
          .allMatch(line -> line.contains("either " + files.describe(file) + " was removed"));
    }
  }

  @ParameterizedTest
  @MethodSource("allFiles")
  void aFileInThePlaceOfAnotherIsFound(String file) throws IOException {
    for (String other : allFiles().filter(name -> !name.equals(file)).toList()) {
      StoreFiles copy = new MemoryFiles();
      commitTo(copy, new SampleRecords("a"));
      copy.write(file, copy.read(other).orElseThrow());

      assertThat(Findings.of(copy, "r").lines())
          .as("%s in the place of %s", other, file)
          .isNotEmpty()
          .allMatch(line -> line.startsWith(copy.describe(file)));
    }
  }

  @Test
  void aFileOfAnotherHistoryIsFound() throws IOException {
    StoreFiles other = new MemoryFiles();
    commitTo(other, new SampleRecords("b"));
    String file = LAYOUT.file(Table.FITNESS, 2);
    files.write(file, other.read(file).orElseThrow());
    List<String> lines = verify().lines();

    assertThat(lines.get(0)).startsWith(files.describe(file) + ": it does not follow ");
    assertThat(lines.get(lines.size() - 1))
        .startsWith(files.describe(LAYOUT.file(Table.FITNESS, LAST)))
        .contains(": it does not follow " + files.describe(file));
  }

  @Test
  void whatLiesBehindDamageIsFoundToo() throws IOException {
    files.delete(LAYOUT.run());
    files.write(LAYOUT.file(Table.FITNESS, 1), new byte[] {1});
    files.write(LAYOUT.file(Table.POPULATIONS, 1), new byte[] {1});
    files.delete(LAYOUT.file(Table.ARCHIVES, 2));
    files.write(LAYOUT.file(Table.POPULATIONS, LAST), new byte[0]);
    List<String> lines = verify().lines();

    assertThat(lines)
        .extracting(line -> line.substring(0, line.indexOf(": ")))
        .containsExactly(
            files.describe(LAYOUT.run()),
            files.describe(LAYOUT.file(Table.FITNESS, 1)),
            files.describe(LAYOUT.file(Table.POPULATIONS, 1)),
            files.describe(LAYOUT.file(Table.ARCHIVES, 2)),
            files.describe(LAYOUT.file(Table.POPULATIONS, LAST)));
  }

  @Test
  void aFileThatNoCommitNamesIsFound() throws IOException {
    byte[] copy = bytes(LAYOUT.file(Table.FITNESS, 1));
    List<String> strays =
        List.of(
            "fitness/run_id=r/generation=1/part-1.parquet",
            "runs/run_id=r/part-1.parquet",
            "archives/run_id=r/generation=01/part-0.parquet");
    for (String stray : strays) {
      files.write(stray, copy);
    }
    files.write("fitness/run_id=r/generation=1/_metadata", copy);

    assertThat(verify().lines())
        .hasSize(3)
        .allMatch(line -> line.endsWith("; move it out of the store"));
  }

  @Test
  void aNewerSchemaIsNamedAndWhatIsBehindItIsVerified() throws IOException {
    byte[] newer =
        new TableFile(
                Footer.of(Table.FITNESS, "r", 1).with("evosearch.schema_version", "8"), List.of())
            .bytes(Table.FITNESS);
    files.write(LAYOUT.file(Table.FITNESS, 1), newer);
    files.delete(LAYOUT.file(Table.ARCHIVES, 2));

    assertThat(verify().lines()).hasSize(2);
    assertThat(verify().lines().get(0)).endsWith("this one reads up to 7); use that version");
  }

  @Test
  void aFileThatCannotBeReadIsDamageAndAStoreThatIsAwayIsNot() {
    UnreadableFiles one = new UnreadableFiles(files, LAYOUT.file(Table.POPULATIONS, 1));
    assertThat(Findings.of(one, "r").lines())
        .singleElement()
        .asString()
        .contains("it cannot be read (java.io.IOException: no reply)");

    UnreadableFiles all = new UnreadableFiles(files, "part-0.parquet");
    assertThatThrownBy(() -> Findings.of(all, "r"))
        .isInstanceOf(JournalException.class)
        .hasMessage("Cannot verify run r: java.io.IOException: no reply")
        .extracting("kind")
        .isEqualTo(JournalException.Kind.UNKNOWN);
  }

  @Test
  void runsAreFoundByAnyOfTheirTables() throws IOException {
    files.delete(LAYOUT.run());
    files.write("runs/run_id=a/part-0.parquet", new byte[0]);

    assertThat(new Verification("store", files).runs()).containsExactly("a", "r");
    assertThat(Findings.of(files, "a").lines()).hasSize(1);
  }

  /** Files of which those whose names end so cannot be read. */
  private static final class UnreadableFiles extends ForwardingFiles {

    private final String end;

    UnreadableFiles(StoreFiles files, String end) {
      super(files);
      this.end = end;
    }

    @Override
    public Optional<byte[]> read(String file) throws IOException {
      if (file.endsWith(end)) {
        throw new IOException("no reply");
      }
      return super.read(file);
    }
  }
}
