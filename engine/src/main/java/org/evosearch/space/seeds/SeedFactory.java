package org.evosearch.space.seeds;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.config.Section;
import org.evosearch.control.ControlProblem;
import org.evosearch.space.PhenotypeSpace;
import org.evosearch.space.ProblemSpaceFactory;

/** Makes {@link SeedSpace}. */
public final class SeedFactory implements ProblemSpaceFactory {

  private static final String HIDDEN = "hidden";
  private static final int MAX_UNITS = 4096;
  private static final double MAX_DEVIATION = 1000;

  @Override
  public String name() {
    return "seeds";
  }

  @Override
  public PhenotypeSpace<?> create(Section section, ControlProblem problem) {
    List<Integer> layers = new ArrayList<>(List.of(problem.inputs()));
    for (double width : section.reals(HIDDEN)) {
      if (width != Math.rint(width) || width < 1 || width > MAX_UNITS) {
        throw section.invalid(HIDDEN, "whole numbers between 1 and " + MAX_UNITS);
      }
      layers.add((int) width);
    }
    layers.add(problem.outputs());
    return new SeedSpace(layers, section.realAbove("deviation", 0, MAX_DEVIATION));
  }
}
