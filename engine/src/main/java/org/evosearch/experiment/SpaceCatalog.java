package org.evosearch.experiment;

import java.util.List;
import org.evosearch.config.Catalog;
import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.ProblemSpaceFactory;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;
import org.evosearch.space.autoformer.AutoFormerFactory;
import org.evosearch.space.cells.CellsFactory;
import org.evosearch.space.darts.DartsFactory;
import org.evosearch.space.layered.LayeredFactory;
import org.evosearch.space.mobilenetv3.MobileNetV3Factory;
import org.evosearch.space.nasbench101.NasBench101Factory;
import org.evosearch.space.nasbench201.NasBench201Factory;
import org.evosearch.space.natsbench.NatsBenchSizeFactory;
import org.evosearch.space.neat.NeatFactory;
import org.evosearch.space.residual.ResidualMlpFactory;
import org.evosearch.space.seeds.SeedFactory;
import org.evosearch.space.transnas.MacroFactory;
import org.evosearch.space.transnas.MicroFactory;
import org.evosearch.space.tree.TreeFactory;

/** The search spaces that settings may name, one line for each. */
final class SpaceCatalog {

  static final Catalog<SpaceFactory> SPACES =
      new Catalog<>(
          List.of(
              new AutoFormerFactory(),
              new CellsFactory(),
              new DartsFactory(),
              new LayeredFactory(),
              new MobileNetV3Factory(),
              new NasBench101Factory(),
              new NasBench201Factory(),
              new NatsBenchSizeFactory(),
              new NeatFactory(),
              new ResidualMlpFactory(),
              new TreeFactory(),
              new MicroFactory(),
              new MacroFactory()));

  /** The spaces whose candidates include their weights. */
  static final Catalog<ProblemSpaceFactory> PROBLEM_SPACES =
      new Catalog<>(List.of(new NeatFactory(), new SeedFactory()));

  private SpaceCatalog() {}

  /** The search space that the settings name, for a task. */
  static SearchSpace<?> of(Section spaces, LearningTask task) {
    SpaceFactory factory = SPACES.chosen(spaces);
    if (!factory.takes(task.input())) {
      String others = String.join(" or ", SPACES.where(one -> one.takes(task.input())).names());
      String what = task.input().isSignal() ? " for signals" : " for rows of a table";
      throw spaces.invalid("name", others + what);
    }
    SearchSpace<?> space = factory.create(spaces.section(factory.name()), task);
    if (!task.input().isVector() && !task.input().hasSidesOf(factory.sides())) {
      String what =
          task.input().isSignal()
              ? "signals whose length is a multiple"
              : "images whose height and width are multiples";
      String rule = "for " + what + " of " + factory.sides();
      throw spaces.invalid("name", rule + ", not for " + task.input());
    }
    return space;
  }
}
