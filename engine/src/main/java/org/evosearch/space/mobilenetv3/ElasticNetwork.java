package org.evosearch.space.mobilenetv3;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.space.cell.Scaling;

/**
 * The network of Once-for-All with given layers in each stage.
 *
 * <p>Han Cai, Chuang Gan, Tianzhe Wang, Zhekai Zhang, Song Han: Once-for-All: Train One Network and
 * Specialize It for Efficient Deployment. ICLR 2020; channels from their code.
 *
 * @param settings size of the network
 */
record ElasticNetwork(MobileNetV3Settings settings) {

  private static final int FIRST_CHANNELS = 16;
  private static final int LAST_CHANNELS = 960;
  private static final int FEATURES = 1280;

  /** The first block is fixed: it has a 3x3 kernel and does not expand. */
  private static final BlockStyle FIRST = new BlockStyle(ActivationFunction.RELU, false);

  /**
   * The network.
   *
   * @param stages layers of each stage
   * @param dropPath see {@link MobileNetwork}
   */
  MobileNetwork of(List<List<PlacedLayer>> stages, double dropPath) {
    int width = width(FIRST_CHANNELS);
    List<InvertedResidual> blocks = new ArrayList<>();
    blocks.add(new InvertedResidual("first", Scaling.keeping(width), width, 3, FIRST));
    for (int i = 0; i < stages.size(); i++) {
      blocks.addAll(blocks(i, width, stages.get(i)));
      width = width(Stage.ALL.get(i).channels());
    }
    int stride = settings.halvings() == Stage.MAX_HALVINGS ? 2 : 1;
    return new MobileNetwork(stride, blocks, head(), dropPath);
  }

  private List<InvertedResidual> blocks(int number, int inputs, List<PlacedLayer> layers) {
    Stage stage = Stage.ALL.get(number);
    int channels = width(stage.channels());
    List<InvertedResidual> blocks = new ArrayList<>();
    Scaling scaling = new Scaling(inputs, channels, stage.stride(settings.halvings()));
    for (PlacedLayer layer : layers) {
      String name = "stage" + number + "/layer" + layer.place();
      int expanded = scaling.inputs() * layer.size().expansion();
      int kernel = layer.size().kernel();
      blocks.add(new InvertedResidual(name, scaling, expanded, kernel, stage.style()));
      scaling = Scaling.keeping(channels);
    }
    return blocks;
  }

  private MobileNetwork.Head head() {
    return new MobileNetwork.Head(width(LAST_CHANNELS), width(FEATURES), settings.dropout());
  }

  private int width(int channels) {
    return DivisibleChannels.of(channels * settings.width());
  }
}
