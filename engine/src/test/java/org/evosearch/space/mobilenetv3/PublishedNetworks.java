package org.evosearch.space.mobilenetv3;

import static org.evosearch.architecture.operation.ActivationFunction.HARD_SWISH;
import static org.evosearch.architecture.operation.ActivationFunction.RELU;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evosearch.space.cell.Scaling;

/**
 * The two networks of Andrew Howard et al.: Searching for MobileNetV3. ICCV 2019, tables 1 and 2.
 */
enum PublishedNetworks {
  /** MobileNetV3-Large. */
  LARGE(
      960,
      1280,
      """
      3 16 16 - RE 1
      3 64 24 - RE 2
      3 72 24 - RE 1
      5 72 40 SE RE 2
      5 120 40 SE RE 1
      5 120 40 SE RE 1
      3 240 80 - HS 2
      3 200 80 - HS 1
      3 184 80 - HS 1
      3 184 80 - HS 1
      3 480 112 SE HS 1
      3 672 112 SE HS 1
      5 672 160 SE HS 2
      5 960 160 SE HS 1
      5 960 160 SE HS 1
      """),
  /** MobileNetV3-Small. */
  SMALL(
      576,
      1024,
      """
      3 16 16 SE RE 2
      3 72 24 - RE 2
      3 88 24 - RE 1
      5 96 40 SE HS 2
      5 240 40 SE HS 1
      5 240 40 SE HS 1
      5 120 48 SE HS 1
      5 144 48 SE HS 1
      5 288 96 SE HS 2
      5 576 96 SE HS 1
      5 576 96 SE HS 1
      """);

  private static final int FIRST_CHANNELS = 16;

  private final int channels;
  private final int features;
  private final String rows;

  /**
   * Names the numbers behind the blocks.
   *
   * @param rows kernel, expanded channels, channels, squeeze and excitation, activation, stride
   */
  PublishedNetworks(int channels, int features, String rows) {
    this.channels = channels;
    this.features = features;
    this.rows = rows;
  }

  MobileNetwork network() {
    List<InvertedResidual> blocks = new ArrayList<>();
    int inputs = FIRST_CHANNELS;
    for (String row : rows.lines().toList()) {
      List<String> words = Arrays.asList(row.split(" ", -1));
      int outputs = Integer.parseInt(words.get(2));
      blocks.add(block(inputs, outputs, words));
      inputs = outputs;
    }
    return new MobileNetwork(2, blocks, new MobileNetwork.Head(channels, features, 0), 0);
  }

  private static InvertedResidual block(int inputs, int outputs, List<String> words) {
    return new InvertedResidual(
        "block",
        new Scaling(inputs, outputs, Integer.parseInt(words.get(5))),
        Integer.parseInt(words.get(1)),
        Integer.parseInt(words.get(0)),
        new BlockStyle(words.get(4).equals("RE") ? RELU : HARD_SWISH, words.get(3).equals("SE")));
  }
}
