package org.evosearch.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.evosearch.config.Section;
import org.evosearch.control.ControlProblem;
import org.evosearch.control.ControlTask;
import org.evosearch.control.Wiring;
import org.evosearch.evaluation.ControlRecipe;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.neat.NeatWeightSpace;
import org.evosearch.space.seeds.SeedSpace;

/** Reads the section {@code evaluation.control}, and spaces of networks with weights. */
record ControlSettings(Section root) {

  private static final Map<String, BiFunction<Section, ControlProblem, SearchSpace<?>>> SPACES =
      Map.of("neat", ControlSettings::neat, "seeds", ControlSettings::seeds);

  ControlRecipe recipe() {
    return new ControlRecipe(
        root.section("evaluation").section("control").choice("problem", ControlTask.class));
  }

  /** The space that the settings name, for the problem. */
  SearchSpace<?> space() {
    Section spaces = root.section("space");
    Section own = spaces.section(spaces.text("name"));
    return spaces.choice("name", SPACES).apply(own, recipe().task().problem());
  }

  private static SearchSpace<?> neat(Section section, ControlProblem problem) {
    return new NeatWeightSpace(
        problem.inputs(), problem.outputs(), section.choice("wiring", Wiring.class));
  }

  private static SearchSpace<?> seeds(Section section, ControlProblem problem) {
    List<Integer> layers = new ArrayList<>(List.of(problem.inputs()));
    for (double width : section.reals("hidden")) {
      if (width != Math.rint(width) || width < 1 || width > SeedSpace.WIDEST) {
        throw section.invalid("hidden", "whole numbers between 1 and " + SeedSpace.WIDEST);
      }
      layers.add((int) width);
    }
    layers.add(problem.outputs());
    return new SeedSpace(layers, section.realAbove("deviation", 0, 1000));
  }
}
