package org.evosearch.jobs.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchReportTest {

  @ParameterizedTest
  @ValueSource(strings = {"evosearch-store", "/data/store", "s3a://bucket/a_b@c:1"})
  void aPlainAddressStaysAsItIs(String store) {
    assertThat(SearchReport.forShell(store)).isEqualTo(store);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {"my store|'my store'", "a$b|'a$b'", "it's|'it'\\''s'", "g[1]|'g[1]'", "a;b|'a;b'"})
  void anyOtherIsQuotedForTheShell(String store, String word) {
    assertThat(SearchReport.forShell(store)).isEqualTo(word);
  }
}
