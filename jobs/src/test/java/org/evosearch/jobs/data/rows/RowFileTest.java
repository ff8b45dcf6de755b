package org.evosearch.jobs.data.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
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
}
