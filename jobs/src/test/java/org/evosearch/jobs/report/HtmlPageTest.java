package org.evosearch.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.journal.RunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {

  private static final Pattern FIGURES =
      Pattern.compile("id=\"figures\">(.*?)</script>", Pattern.DOTALL);

  private static final Pattern LOADED =
      Pattern.compile(
          "<(script|img|link|iframe)[^>]+(src|href)=\"(?!data:)|@import|url\\(['\"]?http");

  /** Stores that earlier versions wrote. */
  static RunHistory golden(String store) throws URISyntaxException {
    URL url = Objects.requireNonNull(Table.class.getResource("/org/evosearch/jobs/store/" + store));
    RunReader reader = new RunReader(Path.of(url.toURI()).toString(), new Configuration(false));
    return RunHistory.read(reader, "golden").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"store-v1", "store-v2", "store-v3", "store-v4", "store-v5", "store-v6"})
  void aStoreOfAnySchemaIsReported(String store) throws URISyntaxException {
    String page = new HtmlPage(new RunReport(List.of(golden(store)))).text();

    JsonArray figures = figures(page);
    assertThat(figures.size()).isGreaterThanOrEqualTo(5);
    assertThat(page.split("<figure ", -1)).hasSize(figures.size() + 1);
    assertThat(page.split("<figcaption>", -1)).hasSize(figures.size() + 1);
    assertThat(page.split("<summary>", -1)).hasSize(figures.size() + 1);
    assertThat(page).contains("The command that reproduces this run", "Provenance");
  }

  private static JsonArray figures(String page) {
    Matcher matcher = FIGURES.matcher(page);
    assertThat(matcher.find()).isTrue();
    return JsonParser.parseString(matcher.group(1)).getAsJsonArray();
  }

  @Test
  void thePageLoadsNothing() throws URISyntaxException {
    String page = new HtmlPage(new RunReport(List.of(golden("store-v6")))).text();
    String markup = page.replaceAll("(?s)(<script[^>]*>).*?</script>", "$1");
    assertThat(LOADED.matcher(markup).find()).isFalse();
  }

  @Test
  void textOfTheStoreIsNoMarkup() {
    Figure figure =
        new Figure(
            "x",
            "<b>title</b>",
            "</script>",
            new Plot.Picture("<svg/>"),
            new DataTable(List.of("<i>"), List.of(List.of("</td><script>"))));
    assertThat(FigureJson.write(List.of(figure))).doesNotContain("<");
  }

  @Test
  void runsThatDifferOnlyInSeedsAreOneGroup() throws URISyntaxException {
    RunHistory run = golden("store-v6");
    List<RunGroup> groups = RunGroup.of(List.of(run, run));
    assertThat(groups).hasSize(1);
    String page = new HtmlPage(new RunReport(List.of(run, run))).text();
    assertThat(page).contains("Side by side", "share of runs");
  }
}
