package org.evosearch.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeGzipTest {

  private static final int MOST = 2 << 20;

  /** Zeros in several streams of gzip, one behind the other, as {@code cat} makes them. */
  private static ByteArrayInputStream zeros(int size, int streams) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int i = 0; i < streams; i++) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(new byte[size / streams]);
      }
    }
    return new ByteArrayInputStream(packed.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 64})
  void whatUnpacksToMoreThanMemoryHasIsNotUnpacked(int streams) throws IOException {
    assertThatThrownBy(() -> new WholeGzip(zeros(MOST + 64, streams), MOST).readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessage("it unpacks to more than the 2 MiB that Java has (-Xmx)");
    assertThat(new WholeGzip(zeros(MOST, streams), MOST).readAllBytes()).hasSize(MOST);
  }
}
