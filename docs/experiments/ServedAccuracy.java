import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;

/**
 * Sends the test images of the embedded digits one by one to models of DJL Serving, and prints the accuracy of each.
 *
 * <p>Arguments: the address of the server, and the names of models.
 */
public class ServedAccuracy {

  /** The digits have pixels from 0 to 16. */
  private static final float SCALE = 255 / 16f;

  private static final Pattern FIRST_CLASS = Pattern.compile("\"className\": *\"(\\d)\"");

  public static void main(String[] args) throws Exception {
    LabeledImages test =
        Datasets.load(new DatasetSettings("digits", null, 0.2, 0, 0, 0, ImagePlacement.DEVICE)).test();
    for (int model = 1; model < args.length; model++) {
      URI address = URI.create(args[0] + "/predictions/" + args[model]);
      int right = 0;
      for (int i = 0; i < test.count(); i++) {
        right += predicted(address, png(test, i)) == test.labels()[i] ? 1 : 0;
      }
      System.out.printf(
          "%s: %d of %d, %.4f %%%n", args[model], right, test.count(), 100.0 * right / test.count());
    }
  }

  private static byte[] png(LabeledImages images, int index) throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64; i++) {
      image.getRaster().setSample(i % 8, i / 8, 0, Math.round(images.pixels(index).get(i) * SCALE));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static int predicted(URI address, byte[] image) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(image))
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    Matcher best = FIRST_CLASS.matcher(answer);
    if (!best.find()) {
      throw new IOException("no class: " + answer);
    }
    return Integer.parseInt(best.group(1));
  }
}
