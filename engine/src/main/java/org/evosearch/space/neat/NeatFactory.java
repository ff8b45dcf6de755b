package org.evosearch.space.neat;

import java.util.List;
import org.evosearch.config.Section;
import org.evosearch.control.ControlProblem;
import org.evosearch.control.Wiring;
import org.evosearch.space.LearningTask;
import org.evosearch.space.PhenotypeSpace;
import org.evosearch.space.ProblemSpaceFactory;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link NeatTopologySpace} for images and {@link NeatWeightSpace} for problems. */
public final class NeatFactory implements SpaceFactory, ProblemSpaceFactory {

  private static final String WIRING = "wiring";
  private static final int MAX_UNITS = 65_536;

  @Override
  public String name() {
    return "neat";
  }

  @Override
  public List<String> resultKeys(Section root) {
    return SpaceFactory.super.resultKeys(root);
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    if (section.choice(WIRING, Wiring.class) == Wiring.RECURRENT) {
      throw section.invalid(WIRING, "feed-forward where networks are trained");
    }
    return new NeatTopologySpace(
        task.input(), task.outputs(), section.whole("units", 1, MAX_UNITS));
  }

  @Override
  public PhenotypeSpace<?> create(Section section, ControlProblem problem) {
    return new NeatWeightSpace(
        problem.inputs(), problem.outputs(), section.choice(WIRING, Wiring.class));
  }
}
