package org.evosearch.search;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.BiFunction;
import org.evosearch.architecture.operation.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.control.Wiring;
import org.evosearch.dataset.ImageTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.autoformer.AutoFormerSpace;
import org.evosearch.space.cells.CellsSettings;
import org.evosearch.space.cells.CellsSpace;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.space.layered.LayeredSettings;
import org.evosearch.space.layered.LayeredSpace;
import org.evosearch.space.mobilenetv3.MobileNetV3Space;
import org.evosearch.space.nasbench101.NasBench101Settings;
import org.evosearch.space.nasbench101.NasBench101Space;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.space.natsbench.NatsBenchSizeSpace;
import org.evosearch.space.neat.NeatTopologySpace;
import org.evosearch.space.transnas.MacroSpace;
import org.evosearch.space.transnas.MicroSpace;
import org.evosearch.space.transnas.TransNasSettings;
import org.evosearch.space.tree.TreeSpace;

/** The search spaces that settings may name, one line for each. */
final class SpaceCatalogue {

  private static final Map<String, Entry> SPACES =
      Map.ofEntries(
          entry("autoformer", new Entry(1, SpaceCatalogue::autoformer)),
          entry("cells", new Entry(4, SpaceCatalogue::cells)),
          entry("darts", new Entry(4, SpaceCatalogue::darts)),
          entry("layered", new Entry(1, SpaceCatalogue::layered)),
          entry("mobilenetv3", new Entry(1, SpaceCatalogue::mobilenetv3)),
          entry("nasbench101", new Entry(4, SpaceCatalogue::nasbench101)),
          entry("nasbench201", new Entry(4, SpaceCatalogue::nasbench201)),
          entry("neat", new Entry(1, SpaceCatalogue::neat)),
          entry("natsbench-size", new Entry(4, SpaceCatalogue::natsbenchSize)),
          entry("tree", new Entry(1, SpaceCatalogue::tree)),
          entry("transnas101-micro", new Entry(32, SpaceCatalogue::transnasMicro)),
          entry("transnas101-macro", new Entry(1, SpaceCatalogue::transnasMacro)));

  private SpaceCatalogue() {}

  /**
   * What networks are for.
   *
   * @param image shape of an image (C, H, W)
   * @param classes how many classes are told apart
   */
  record Task(TensorShape image, int classes) {

    /** What networks for some images are for. */
    static Task of(ImageTask images) {
      return new Task(images.train().shape(), images.classNames().size());
    }
  }

  /**
   * One space.
   *
   * @param sides what height and width of images must be multiples of
   * @param make from the space's own section
   */
  private record Entry(int sides, BiFunction<Section, Task, SearchSpace<?>> make) {}

  /** Refuses a name that no space has. */
  static void requireName(Section spaces) {
    spaces.choice("name", SPACES);
  }

  /** The search space that the settings name, for a task. */
  static SearchSpace<?> of(Section spaces, Task task) {
    Entry entry = spaces.choice("name", SPACES);
    SearchSpace<?> space = entry.make.apply(spaces.section(spaces.text("name")), task);
    if (!task.image().hasSidesOf(entry.sides)) {
      String rule = "for images whose height and width are multiples of " + entry.sides;
      throw spaces.invalid("name", rule + ", not for " + task.image());
    }
    return space;
  }

  private static SearchSpace<?> autoformer(Section section, Task task) {
    return AutoFormerSpace.of(section, task.image(), task.classes());
  }

  private static SearchSpace<?> mobilenetv3(Section section, Task task) {
    return MobileNetV3Space.of(section, task.image(), task.classes());
  }

  private static SearchSpace<?> darts(Section section, Task task) {
    return DartsSpace.of(section, task.image(), task.classes());
  }

  private static SearchSpace<?> cells(Section section, Task task) {
    return new CellsSpace(CellsSettings.of(section), task.image(), task.classes());
  }

  private static SearchSpace<?> layered(Section section, Task task) {
    return new LayeredSpace(LayeredSettings.of(section), task.image(), task.classes());
  }

  private static SearchSpace<?> nasbench201(Section section, Task task) {
    return new NasBench201Space(NasBench201Settings.of(section), task.image(), task.classes());
  }

  private static SearchSpace<?> nasbench101(Section section, Task task) {
    return new NasBench101Space(NasBench101Settings.of(section), task.image(), task.classes());
  }

  private static SearchSpace<?> natsbenchSize(Section section, Task task) {
    return new NatsBenchSizeSpace(task.image(), task.classes());
  }

  private static SearchSpace<?> neat(Section section, Task task) {
    if (section.choice("wiring", Wiring.class) == Wiring.RECURRENT) {
      throw section.invalid("wiring", "feed-forward where networks are trained");
    }
    return new NeatTopologySpace(task.image(), task.classes(), section.whole("units", 1, 65_536));
  }

  private static SearchSpace<?> tree(Section section, Task task) {
    return TreeSpace.of(section, task.image(), task.classes());
  }

  private static SearchSpace<?> transnasMicro(Section section, Task task) {
    return new MicroSpace(TransNasSettings.of(section), task.image(), task.classes());
  }

  private static SearchSpace<?> transnasMacro(Section section, Task task) {
    return new MacroSpace(TransNasSettings.of(section), task.image(), task.classes());
  }
}
