package org.evosearch.strategy.ednag;

import java.util.Map;
import org.evosearch.config.Section;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;

/** Makes {@link EdnagSearch}. */
public final class EdnagFactory implements StrategyFactory.OnChoices {

  private static final double MAX_FACTOR = 1000;

  @Override
  public String name() {
    return "ednag";
  }

  @Override
  public SearchStrategy<Choices> create(Section section, ChoiceSpace space) {
    Start start = new Start(section.whole("population", 2), section.real("valid-start", 0, 1));
    NoiseSchedule schedule =
        new NoiseSchedule(section.whole("steps", 2), section.real("noise", 0, 1));
    EdnagSettings settings =
        new EdnagSettings(start, schedule, guidance(section), mutation(section), survival(section));
    return new EdnagSearch(space, settings);
  }

  private static Guidance guidance(Section section) {
    FitnessScale paper = new AccuracyScale(section.realAbove("task-factor", 0, MAX_FACTOR));
    return new Guidance(
        section.choice("fitness", Map.of("rank", new RankScale(), "paper", paper)),
        new DensityMap(
            section.choice("guidance", DensityMap.Form.class),
            section.realAbove("temperature", 0, Double.MAX_VALUE),
            section.realAbove("exponent", 0, MAX_FACTOR)));
  }

  private static PolynomialMutation mutation(Section section) {
    return new PolynomialMutation(
        section.real("mutation-rate", 0, 1),
        section.whole("mutation-index", 0, 1000),
        section.choice("mutation-draw", PolynomialMutation.Draw.class));
  }

  private static Survival survival(Section section) {
    double elite = section.real("elite", 0, 1);
    double diverse = section.real("diverse", 0, 1);
    double small = section.real("small", 0, 1);
    if (elite + diverse + small > 1) {
      throw section.invalid("small", "at most 1 together with elite and diverse");
    }
    return section.choice(
        "survival",
        Map.of(
            "selection",
            new ThreeWaySelection(new Shares(elite, diverse, small)),
            "offspring",
            Survival.OF_OFFSPRING));
  }
}
