package org.evosearch.jobs.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.LabeledImages;

/**
 * One HTML file that shows the first training images of each class; it needs no other file.
 *
 * @param description of the images
 */
public record SamplePage(DataDescription description) {

  private static final int SAMPLES = 12;
  private static final int MAX_CLASSES = 100;
  private static final String STYLE =
      "body{font-family:sans-serif;margin:2em}img{width:64px;image-rendering:pixelated;margin:2px}"
          + "td,th{padding:2px 12px;text-align:left}pre{background:#f4f4f4;padding:1em}";

  /** The page. */
  public String html() {
    List<DataDescription.ClassRow> classes = description.classes();
    String rows =
        IntStream.range(0, Math.min(classes.size(), MAX_CLASSES))
            .mapToObj(label -> row(classes.get(label), label))
            .collect(Collectors.joining("\n"));
    String title = escaped("Data " + description.task().name());
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><title>%s</title><style>%s</style></head>
    <body><h1>%s</h1><pre>%s</pre>
    <table><tr><th>class</th><th>training</th><th>validation</th><th>test</th><th>first training images</th></tr>
    %s
    </table></body></html>
    """
        .formatted(title, STYLE, title, escaped(summary()), rows);
  }

  private String summary() {
    return description.lines().stream()
        .takeWhile(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private String row(DataDescription.ClassRow row, int label) {
    return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
        .formatted(escaped(row.name()), row.train(), row.validation(), row.test(), samples(label));
  }

  private String samples(int label) {
    LabeledImages images = description.task().train();
    int[] labels = images.labels();
    return IntStream.range(0, labels.length)
        .filter(i -> labels[i] == label)
        .limit(SAMPLES)
        .mapToObj(i -> "<img alt=\"\" src=\"data:image/png;base64," + png(images, i) + "\">")
        .collect(Collectors.joining());
  }

  private static String png(LabeledImages images, int index) {
    TensorShape shape = images.shape();
    BufferedImage image =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    ByteBuffer pixels = images.pixels(index);
    int plane = shape.height() * shape.width();
    for (int i = 0; i < plane; i++) {
      int rgb = 0;
      for (int c = 0; c < 3; c++) {
        int at = shape.channels() < 3 ? i : c * plane + i;
        rgb = rgb << 8 | (pixels.get(at) & 0xff) * 255 / images.maximum();
      }
      image.setRGB(i % shape.width(), i / shape.width(), rgb);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
