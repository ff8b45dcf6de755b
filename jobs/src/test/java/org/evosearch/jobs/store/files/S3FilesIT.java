package org.evosearch.jobs.store.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FileSystem;
import org.evosearch.jobs.FaultyGateway;
import org.evosearch.jobs.S3Server;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.Rivals;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Hadoop's S3A and a real server, where a name is claimed by a conditional request. */
@EnabledIf("org.evosearch.jobs.S3Server#hasConditionalCreation")
class S3FilesIT extends StoreFilesContract {

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static final AtomicInteger STORES = new AtomicInteger();

  @TempDir private static Path folder = Path.of("");
  private static S3Server server;
  private static FaultyGateway gateway;
  private static FileSystem system;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.start(folder);
    gateway = new FaultyGateway(server.port());
    system =
        new org.apache.hadoop.fs.Path(server.store(""))
            .getFileSystem(S3Server.conf(gateway.port()));
  }

  @AfterAll
  static void stop() throws IOException {
    system.close();
    gateway.close();
    server.close();
  }

  @Override
  StoreFiles files() {
    String store = server.store("store-" + STORES.incrementAndGet());
    return new S3Files(new org.apache.hadoop.fs.Path(store), system);
  }

  @Test
  void aGenerationTakesAsManyRequestsLateAsEarly() throws IOException {
    List<Integer> requests = new ArrayList<>();
    try (Journal journal = new ParquetJournal(files())) {
      journal.open(SampleRecords.run("r"));
      for (int number = 0; number < 4; number++) {
        gateway.heal();
        RECORDS
            .generation(number, 4)
            .trials()
            .forEach(row -> journal.keep(row.trial(), row.outcome()));
        journal.commit(RECORDS.generation(number, 4));
        requests.add(gateway.requests().size());
      }
    }
    assertThat(requests).containsOnly(requests.get(0));
    assertThat(requests.get(0)).isEqualTo(25);
  }

  @Test
  void outcomesAreLookedForInOneListing() throws IOException {
    List<Trial> trials =
        RECORDS.generation(0, 20).trials().stream().map(TrialRecord::trial).toList();
    try (Journal journal = new ParquetJournal(files())) {
      journal.open(SampleRecords.run("r"));
      journal.keep(trials.get(7), RECORDS.outcome(trials.get(7).id()));
      gateway.heal();

      assertThat(journal.kept(trials)).containsOnlyKeys(trials.get(7));
      assertThat(gateway.requests()).hasSizeLessThan(6);
    }
  }

  @Test
  void aFolderIsReachedByItsUri() {
    Map<String, String> settings = S3Server.settings(server.port());
    settings.put("fs.s3a.impl.disable.cache", "true");
    StoreFolder folder = new StoreFolder(server.store("folders"), "a/b", settings);
    folder.write("one", new byte[] {1});

    assertThat(folder.read("one")).hasValue(new byte[] {1});
    assertThat(folder.names()).containsExactly("one");
  }

  @Test
  void ofTwoDriversOneCommits() throws Exception {
    int runs = Integer.getInteger("evosearch.test.races", 8);

    assertThat(new Rivals(files()).race(runs)).isGreaterThan(runs / 4);
  }
}
