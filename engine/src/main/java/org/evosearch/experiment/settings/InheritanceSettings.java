package org.evosearch.experiment.settings;

import org.evosearch.config.Section;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.InheritingRecipe;
import org.evosearch.evaluation.TrainedRecipe;
import org.evosearch.genotype.Genotype;
import org.evosearch.inheritance.Inheritance;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.SearchStrategy;

/** Reads the section {@code evaluation.trained} and refuses what cannot inherit weights. */
public final class InheritanceSettings {
  private static final String INHERIT = "inherit";

  private InheritanceSettings() {}

  private static Section section(Section root) {
    return root.section("evaluation").section("trained");
  }

  static Inheritance rule(Section root) {
    return section(root).choice(INHERIT, Inheritance.class);
  }

  /** The recipe: networks are trained from scratch, or from the weights of their parents. */
  public static EvaluatorRecipe recipe(Section root, TrainedRecipe training) {
    Inheritance rule = rule(root);
    return rule == Inheritance.NONE ? training : new InheritingRecipe(training, rule);
  }

  /** Refuses inheritance where networks are not trained, or not all of them. */
  public static void requireNone(Section root, String where) {
    if (rule(root) != Inheritance.NONE) {
      throw section(root).invalid(INHERIT, "none " + where);
    }
  }

  /** Refuses strategies whose proposals have no parents. */
  public static void requireParents(
      Section root, SearchStrategy<?> strategy, EvaluatorRecipe recipe) {
    if (recipe instanceof InheritingRecipe && strategy.living().isEmpty()) {
      String name = root.section("strategy").text("name");
      throw section(root)
          .invalid(INHERIT, "none with strategy " + name + ", whose networks have no parents");
    }
  }

  /** The space in the form that inheritance needs; refuses spaces whose layers have no ids. */
  public static SearchSpace<?> space(Section root, SearchSpace<?> space, EvaluatorRecipe recipe) {
    if (!(recipe instanceof InheritingRecipe)) {
      return space;
    }
    SearchSpace<?> heritable = space.heritable();
    if (!namesLayers(heritable)) {
      String name = root.section("space").text("name");
      throw section(root)
          .invalid(INHERIT, "none with space " + name + ", whose layers have no ids");
    }
    return heritable;
  }

  private static <G extends Genotype> boolean namesLayers(SearchSpace<G> space) {
    G any = space.sample(new RandomStreams(0).stream(Purpose.PROPOSAL, 0, 0));
    return space.decode(any).architecture().ids().stream().skip(1).noneMatch(String::isEmpty);
  }
}
