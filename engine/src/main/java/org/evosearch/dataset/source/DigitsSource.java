package org.evosearch.dataset.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.LabeledImages;

/**
 * The embedded digits: 1,797 images (1, 8, 8) with values 0 to 16, no test images of their own.
 *
 * <p>E. Alpaydin, C. Kaynak: Optical Recognition of Handwritten Digits. UCI Machine Learning
 * Repository, 1998, CC BY 4.0; the attribution is next to the resource.
 */
final class DigitsSource implements ImageSource {

  private static final String RESOURCE = "digits.csv.gz";
  private static final TensorShape SHAPE = TensorShape.image(1, 8, 8);
  private static final int PIXELS = 64;
  private static final int MAXIMUM = 16;

  @Override
  public Optional<Datasets.Published> published(DatasetSettings settings) {
    return Optional.of(new Datasets.Published(SHAPE, ClassNames.DIGITS.size()));
  }

  @Override
  public RawImages read(DatasetSettings settings) {
    if (settings.path() != null) {
      throw new DataException(
          "Invalid dataset.path: " + settings.path() + " (digits are embedded, leave it out)");
    }
    return parse(lines());
  }

  private static List<String> lines() {
    InputStream resource = DigitsSource.class.getResourceAsStream(RESOURCE);
    try (InputStream in = new GZIPInputStream(Objects.requireNonNull(resource, RESOURCE));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new AssertionError("The embedded digits are damaged", e);
    }
  }

  private static RawImages parse(List<String> lines) {
    byte[] pixels = new byte[lines.size() * PIXELS];
    int[] labels = new int[lines.size()];
    for (int i = 0; i < labels.length; i++) {
      String[] fields = lines.get(i).split(",", -1);
      for (int p = 0; p < PIXELS; p++) {
        pixels[i * PIXELS + p] = Byte.parseByte(fields[p]);
      }
      labels[i] = Integer.parseInt(fields[PIXELS]);
    }
    List<String> names = ClassNames.DIGITS;
    LabeledImages images = LabeledImages.of(SHAPE, MAXIMUM, names.size(), pixels, labels);
    return new RawImages("embedded", names, images, null);
  }
}
