package org.evosearch.jobs.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompactedFilesTest extends StoreFilesContract {

  private static final String FIRST = "fitness/run_id=r/generation=0/part-0.parquet";
  private static final String SECOND = "fitness/run_id=r/generation=1/part-0.parquet";

  private final MemoryFiles plain = new MemoryFiles();

  @Override
  StoreFiles files() {
    return new CompactedFiles(new MemoryFiles());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void pack() {
    Pack pack = new Pack(Map.of(FIRST, bytes("one"), SECOND, bytes("two")));
    plain.write(new PackName("r", 0, 1).file(), pack.bytes());
  }

  @Test
  void aCommittedFileIsReadFromItsPackUnlessItIsInItsPlace() throws IOException {
    StoreFiles files = new CompactedFiles(plain);
    assertThat(files.read(FIRST)).isEmpty();
    pack();
    plain.write(SECOND, bytes("in place"));

    assertThat(files.read(FIRST)).contains(bytes("one"));
    assertThat(files.read(SECOND)).contains(bytes("in place"));
    assertThat(files.read(FIRST.replace("generation=0", "generation=2"))).isEmpty();
    assertThat(files.read(FIRST.replace("=r", "=s"))).isEmpty();
    assertThat(files.list("fitness/run_id=r")).containsExactly("generation=0", "generation=1");
  }

  @Test
  void aPackThatWasChangedIsDamageOfThePack() {
    pack();
    String file = new PackName("r", 0, 1).file();
    byte[] content = plain.read(file).orElseThrow().clone();
    content[content.length / 2] ^= 1;
    plain.write(file, content);

    assertThatThrownBy(() -> new CompactedFiles(plain).read(FIRST))
        .isInstanceOf(DamagedFile.class)
        .hasMessage(
            "Cannot open memory/" + file + ": the file is damaged (it is not what was written)");
  }
}
