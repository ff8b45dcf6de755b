package org.evosearch.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.evosearch.dataset.DataException;
import org.evosearch.experiment.settings.QuerySettings;
import org.evosearch.jobs.SortedPictures;
import org.evosearch.jobs.data.idx.IdxFolder;
import org.evosearch.snapshot.SnapshotFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images in IDX files beside the same ones as PNG files. */
class IdxFolderIT extends SnapshotFixture {

  private static final QuerySettings ASKED = new QuerySettings("SELECT", 0, 0, 0, Optional.empty());

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    new SortedPictures().writeIdx(folder);
  }

  private static IdxFolder opened(Path folder) {
    return IdxFolder.of(folder.toString(), Map.of());
  }

  @Test
  void imagesAreThoseOfImageFiles() throws IOException {
    new SortedPictures().writeFolders(folder.resolve("png"));
    Dataset<Row> files =
        spark.sql(
            ("SELECT content AS image, element_at(split(path, '/'), -2) AS label,"
                    + " element_at(split(path, '/'), -3) AS split FROM binaryFile.`%s/png/*/*/*`")
                .formatted(folder));

    SnapshotFacts facts = maker.make(opened(folder).rows(spark), ASKED);

    assertThat(facts).isEqualTo(maker.make(files, ASKED));
    assertThat(facts.rows()).isEqualTo(SortedPictures.count());
    assertThat(facts.content().shape()).containsExactly(1, 6, 6);
  }

  private void refused(String reason) {
    assertThatThrownBy(() -> opened(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  private void edit(String name, UnaryOperator<byte[]> change) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, change.apply(Files.readAllBytes(file)));
  }

  private static byte[] with(byte[] content, int at, int value) {
    content[at] = (byte) value;
    return content;
  }

  @Test
  void filesThatDoNotFitAreNamedBeforeSparkReadsThem() throws IOException {
    edit("t10k-labels-idx1-ubyte", content -> with(content, 7, 19));
    refused("t10k-labels-idx1-ubyte: 19 labels for 20 images");

    edit("t10k-labels-idx1-ubyte", content -> with(content, 3, 3));
    refused("t10k-labels-idx1-ubyte: magic number 0x00000803, 0x00000801 expected");

    edit("t10k-labels-idx1-ubyte", content -> Arrays.copyOf(with(content, 3, 1), 7));
    refused("t10k-labels-idx1-ubyte: it ends within its head");

    Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
    refused("no file t10k-labels-idx1-ubyte[.gz] beside t10k-images-idx3-ubyte.gz");
    assertThatThrownBy(() -> opened(folder.resolve("none")))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Cannot read " + folder + "/none: ");
    assertThatThrownBy(() -> opened(Files.createDirectory(folder.resolve("empty"))))
        .hasMessageContaining("no IDX files such as train-images-idx3-ubyte.gz");
  }

  @Test
  void aFileThatIsCutOffFails() throws IOException {
    edit("train-images-idx3-ubyte", content -> Arrays.copyOf(content, content.length - 1));

    assertThatThrownBy(() -> maker.make(opened(folder).rows(spark), ASKED))
        .hasMessageContaining("train-images-idx3-ubyte or its labels are cut off");
  }
}
