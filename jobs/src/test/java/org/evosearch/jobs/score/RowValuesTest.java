package org.evosearch.jobs.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.evosearch.dataset.DataException;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotColumn.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as numbers: what counts as a date is what is read as one. */
class RowValuesTest {

  private static final SnapshotColumn SINCE = new SnapshotColumn("since", Kind.DATE);

  @ParameterizedTest
  @CsvSource({
    "2020-01-05, 18266",
    "1969-12-31, -1",
    "2020-02-29, 18321",
    "2020-01-05T12:00, 18266.5",
    "2020-01-05 12:00, 18266.5",
    "2020-01-05 12:00:00.000, 18266.5",
    "2020-01-05T12:00Z, 18266.5",
    "2020-01-05 12:00 UTC, 18266.5",
    "2020-01-05 12:00+06:00, 18266.25",
    "2020-01-05 13:00 Europe/Berlin, 18266.5"
  })
  void datesAreDaysSince1970(String text, double days) {
    assertThat(RowValues.isOf(Kind.DATE, text)).isTrue();
    assertThat(RowValues.number(SINCE, text)).isEqualTo(days);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-02-29",
        "2021-02-30",
        "2021-04-31",
        "2021-01-01T24:00",
        "2020-01-0110:15",
        "2020-01-01  10:15",
        "2020-01-01T 10:15",
        "2020-01-01T10:15 10:15",
        "2020-01",
        "2020-1-5",
        "2020-01-05 7:30",
        "08:30:00",
        "2020-01-05T",
        "-2020-01-05",
        "+12020-01-05",
        "20200105",
        "05.01.2020"
      })
  void otherTextsAreNoDates(String text) {
    assertThat(RowValues.isOf(Kind.DATE, text)).isFalse();
    assertThatThrownBy(() -> RowValues.number(SINCE, text))
        .isInstanceOf(DataException.class)
        .hasMessage("column since has a text that is not a date");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "-1.5", "+.5", "2.", "1e-3", "1E5", " 7 ", "NaN", "-inf", "Infinity"})
  void numbersAreThoseOfOtherPrograms(String text) {
    assertThat(RowValues.isOf(Kind.NUMBER, text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "1d", "2F", "0x10", "0x1p3", "-", "1,5", "1e", "one", "12a", "١٢"})
  void codesAndWordsAreNoNumbers(String text) {
    assertThat(RowValues.isOf(Kind.NUMBER, text)).isFalse();
  }
}
