package org.evosearch.jobs.store.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.Test;

class RunCodecTest {

  private static TableRow row(String store) throws IOException, URISyntaxException {
    String name = "/org/evosearch/jobs/store/" + store + "/runs/run_id=golden/part-0.parquet";
    Path file = Path.of(Objects.requireNonNull(RunCodecTest.class.getResource(name)).toURI());
    return TableFile.read(Table.RUNS, name, Files.readAllBytes(file)).rows().get(0);
  }

  @Test
  void whatWasReadOfTheDataIsKept() throws IOException, URISyntaxException {
    assertThat(row("store-v6").text("data_read"))
        .isEqualTo(
            "{\"name\":\"image-folder\",\"layout\":\"train/, test/\",\"found\":100,\"read\":100,"
                + "\"train\":64,\"validation\":16,\"test\":20,\"passed_over\":{\".txt\":2},"
                + "\"warnings\":[\"a warning\"]}");
  }

  @Test
  void runsWithoutImagesAndThoseOfEarlierSchemasHaveNone() throws IOException, URISyntaxException {
    TableFile file =
        new TableFile(Footer.of(Table.RUNS, "r"), List.of(RunCodec.row(SampleRecords.run("r"))));
    TableFile read = TableFile.read(Table.RUNS, "r", file.bytes(Table.RUNS));

    assertThat(read.rows().get(0).has("data_read")).isFalse();
    assertThat(row("store-v5").has("data_read")).isFalse();
  }
}
