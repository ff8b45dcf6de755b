package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.evosearch.export.ModelFacts.Input;
import org.junit.jupiter.api.Test;

class ScoreFormatTest {

  @Test
  void namesOfLinesTellTheFormat() {
    assertThat(ScoreFormat.of("a/x.csv.gz", Input.ROWS)).isEqualTo(ScoreFormat.CSV);
    assertThat(ScoreFormat.of("a/x.tsv", Input.SIGNALS)).isEqualTo(ScoreFormat.CSV);
    assertThat(ScoreFormat.of("a/x.ts", Input.SIGNALS)).isEqualTo(ScoreFormat.CSV);
    assertThat(ScoreFormat.of("a/x.ts", Input.ROWS)).isEqualTo(ScoreFormat.PARQUET);
    assertThat(ScoreFormat.of("a/x.parquet", Input.SIGNALS)).isEqualTo(ScoreFormat.PARQUET);
    assertThat(ScoreFormat.of("a/x", Input.IMAGES)).isEqualTo(ScoreFormat.PARQUET);
  }

  @Test
  void aFormatSuitsWhatItHolds() {
    assertThat(ScoreFormat.CSV.suits(Input.IMAGES)).isFalse();
    assertThat(ScoreFormat.CSV.suits(Input.SIGNALS)).isTrue();
    assertThat(ScoreFormat.FILES.suits(Input.IMAGES)).isTrue();
    assertThat(ScoreFormat.FILES.suits(Input.SIGNALS)).isFalse();
    assertThat(ScoreFormat.FILES.suits(Input.ROWS)).isFalse();
    assertThat(ScoreFormat.ORC.suits(Input.SIGNALS)).isTrue();
  }
}
