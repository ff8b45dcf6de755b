package org.evosearch.export;

import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.genotype.Genotype;
import org.evosearch.network.RandomArchitectures;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.autoformer.AutoFormerSpace;
import org.evosearch.space.cells.CellsSettings;
import org.evosearch.space.cells.CellsSpace;
import org.evosearch.space.darts.DartsSettings;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.space.darts.Stem;
import org.evosearch.space.layered.LayeredSettings;
import org.evosearch.space.layered.LayeredSpace;
import org.evosearch.space.mobilenetv3.MobileNetV3Space;
import org.evosearch.space.nasbench101.NasBench101Settings;
import org.evosearch.space.nasbench101.NasBench101Space;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.space.natsbench.NatsBenchSizeSpace;
import org.evosearch.space.transnas.MacroSpace;
import org.evosearch.space.transnas.MicroSpace;
import org.evosearch.space.transnas.TransNasSettings;
import org.evosearch.space.tree.TreeSpace;

/** Small networks of all search spaces, and networks drawn from all operations. */
public final class SampleArchitectures {

  private static final int CLASSES = 7;

  private static final String TRANSFORMER = "size = own, head-width = 8, patch = 4, reach = 2, ";

  private static final List<SearchSpace<?>> SPACES =
      List.of(
          new DartsSpace(narrow(), image(8), CLASSES),
          new NasBench101Space(new NasBench101Settings(7, 8, 1), image(8), CLASSES),
          new NasBench201Space(new NasBench201Settings(1, 4), image(8), CLASSES),
          new NatsBenchSizeSpace(image(8), CLASSES),
          new MicroSpace(new TransNasSettings(8), image(32), CLASSES),
          new MacroSpace(new TransNasSettings(8), image(12), CLASSES),
          new CellsSpace(new CellsSettings(6, 8), image(16), CLASSES),
          TreeSpace.of(section("tree", "channels = 8, min-initial-depth = 4"), image(16), CLASSES),
          new LayeredSpace(LayeredSettings.of(section("layered", "")), image(8), CLASSES),
          MobileNetV3Space.of(
              section("mobilenetv3", "width = 0.25, halvings = 3"), image(16), CLASSES),
          AutoFormerSpace.of(
              section("autoformer", TRANSFORMER + "readout = patches"), image(16), CLASSES),
          AutoFormerSpace.of(
              section("autoformer", TRANSFORMER + "readout = class-token"), image(16), CLASSES));

  private static final TensorShape SIGNAL = TensorShape.signal(3, 32);

  private static final List<SearchSpace<?>> SIGNAL_SPACES =
      List.of(
          new CellsSpace(new CellsSettings(6, 8), SIGNAL, CLASSES),
          TreeSpace.of(section("tree", "channels = 8, min-initial-depth = 4"), SIGNAL, CLASSES),
          new LayeredSpace(
              LayeredSettings.of(section("layered", "mode = graph")), SIGNAL, CLASSES));

  private SampleArchitectures() {}

  private static DartsSettings narrow() {
    DartsSettings.Size size = new DartsSettings.Size(2, 3);
    return new DartsSettings(Stem.SMALL, size, size);
  }

  private static TensorShape image(int side) {
    return TensorShape.image(3, side, side);
  }

  private static Section section(String name, String values) {
    String path = "space." + name;
    return Settings.parse(path + " {" + values + "}", List.of()).root().section(path);
  }

  /** A network; those of one index are equal, and any 24 in a row are of all spaces. */
  public static Architecture of(int index) {
    if (index == 0) {
      return supernet();
    }
    int kinds = 2 * SPACES.size();
    int kind = index % kinds;
    return kind < SPACES.size()
        ? sampled(SPACES.get(kind), index / kinds)
        : RandomArchitectures.of(index);
  }

  /** A network of signals (3, 32); any three in a row are of all spaces that take signals. */
  public static Architecture ofSignal(int index) {
    return sampled(SIGNAL_SPACES.get(index % SIGNAL_SPACES.size()), index);
  }

  /** Some operations are for supernets only. */
  private static Architecture supernet() {
    return new NasBench201Space(new NasBench201Settings(1, 4), image(8), CLASSES)
        .supernet(SupernetForm.ofParts(2))
        .network();
  }

  private static <G extends Genotype> Architecture sampled(SearchSpace<G> space, int index) {
    G genotype = space.sample(new RandomStreams(19).stream(Purpose.PROPOSAL, 0, index));
    return space.decode(genotype).architecture();
  }
}
