package org.evosearch.jobs.data.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.dataset.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the name of a file or folder tells. */
class RowFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"x.csv", "x.CSV.gz", "x.csv/", "x.csv.gz/", "x.tsv", "a b/x.tsv.gz"})
  void linesAreToldByTheName(String name) {
    assertThat(RowFile.of(name)).get().matches(RowFile::isSeparated);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.parquet", "x.parquet/", "x.PARQUET"})
  void parquetIsToldByTheName(String name) {
    assertThat(RowFile.of(name)).get().matches(file -> !file.isSeparated());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.parquet.gz", "x.parquet.gz/", "x.txt", "csv", "x.csv.zip", "x.gz.gz"})
  void otherNamesTellNothing(String name) {
    assertThat(RowFile.of(name)).isEmpty();
  }

  @Test
  void bracesAreAlternatives(@TempDir Path folder) throws IOException {
    RowFile file = RowFile.of(folder + "/x[1]_{A,B}.tsv").orElseThrow();
    Path a = Files.createFile(folder.resolve("x[1]_A.tsv"));
    Files.createFile(folder.resolve("x1_B.tsv"));
    assertThatThrownBy(() -> file.places(new Configuration()))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Cannot read " + folder + "/x[1]_B.tsv: no such file (one of ");

    Path b = Files.createFile(folder.resolve("x[1]_B.tsv"));
    assertThat(file.places(new Configuration())).containsExactly(a.toString(), b.toString());

    Path named = Files.createFile(folder.resolve("x[1]_{A,B}.tsv"));
    assertThat(file.places(new Configuration())).containsExactly(named.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "a.tsv, a.tsv",
    "a[1]*.tsv, a[1]*.tsv",
    "'{a,b{c,}}.ts', a.ts bc.ts b.ts",
    "'a}{.ts', a}{.ts"
  })
  void nestedBracesAreExpanded(String path, String expected) {
    assertThat(PathAlternatives.of(path)).containsExactlyInAnyOrder(expected.split(" "));
  }
}
