package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search on images that a query returns. */
class QueryDataIT {

  private static final int IMAGES = 40;

  @TempDir private Path folder = Path.of("");

  /** Two classes, one brighter than the other. */
  private void images() throws IOException {
    for (int i = 0; i < IMAGES; i++) {
      BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
      for (int at = 0; at < 16; at++) {
        image.getRaster().setSample(at % 4, at / 4, 0, (i % 2) * 120 + i + at);
      }
      Path directory = Files.createDirectories(folder.resolve("images/" + i % 2));
      ImageIO.write(image, "png", directory.resolve(i + ".png").toFile());
    }
  }

  private Path settings() throws IOException {
    return Files.writeString(
        folder.resolve("mine.conf"),
        """
        dataset {
          name = query
          query = "SELECT content AS image, element_at(split(path, '/'), -2) AS label FROM binaryFile.`%s/images/*/*.png`"
        }
        strategy { name = random, random.population = 2 }
        space.layered.max-layers = 1
        budget.epochs = 1
        training.batch-size = 8
        store = "%s/store"
        """
            .formatted(folder, folder));
  }

  private static CommandLineRun search(Path settings, int generations) {
    return CommandLineRun.of(
        "search",
        "-c",
        settings.toString(),
        "--run",
        "mine",
        "-D",
        "search.generations=" + generations);
  }

  private void removeImages() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("images"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aRunKeepsItsSnapshotWhateverBecomesOfTheSource() throws IOException {
    images();
    Path settings = settings();
    CommandLineRun first = search(settings, 1);

    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .contains("Data query: 40 rows in ")
        .contains("images (1, 4, 4)): 40 of 40 images read, 26 for training, 6 for validation");

    removeImages();
    CommandLineRun second = search(settings, 2);
    assertThat(second.err()).isEmpty();
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).doesNotContain("asking").contains("generation 1 (2 of 2)");

    CommandLineRun described =
        CommandLineRun.of(
            "data", "describe", "-c", settings.toString(), "--html", folder + "/samples.html");
    assertThat(described.out())
        .contains("Training pixels: from 0 to ")
        .contains("Imbalance: the largest class has 1.0 times")
        .containsPattern("0 +13 +3 +4");
    assertThat(Files.readString(folder.resolve("samples.html")))
        .contains("<td>13</td>", "data:image/png;base64,");

    CommandLineRun anew = CommandLineRun.of("data", "snapshot", "-c", settings.toString());
    assertThat(anew.exitCode()).isEqualTo(2);
    assertThat(anew.err().strip().lines()).hasSize(1);
    assertThat(anew.err()).contains("mine.conf:3: Invalid dataset.query: ");
  }
}
