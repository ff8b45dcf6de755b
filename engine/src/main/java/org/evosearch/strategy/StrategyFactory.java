package org.evosearch.strategy;

import com.typesafe.config.ConfigUtil;
import java.util.List;
import org.evosearch.config.PartFactory;
import org.evosearch.config.Section;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.Genotype;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.Reals;
import org.evosearch.genotype.Seeds;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.GenomeSpace;
import org.evosearch.space.HybridSpace;
import org.evosearch.space.PhenotypeSpace;
import org.evosearch.space.RealSpace;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.supernet.SupernetSpace;

/**
 * Creates a strategy from the section of {@code strategy} with its name. Implements one interface
 * for each kind of space that the strategy supports.
 */
public interface StrategyFactory extends PartFactory {

  @Override
  default List<String> resultKeys(Section root) {
    return List.of("strategy.name", ConfigUtil.joinPath("strategy", name()));
  }

  /** Works on all spaces. */
  interface OnAnySpace extends StrategyFactory {

    /**
     * Creates the strategy.
     *
     * @param section settings of the strategy
     * @throws org.evosearch.config.SettingsException if a setting is wrong
     */
    <G extends Genotype> SearchStrategy<G> create(Section section, SearchSpace<G> space);
  }

  /** Works on spaces of choices. */
  interface OnChoices extends StrategyFactory {

    /** As {@link OnAnySpace#create}. */
    SearchStrategy<Choices> create(Section section, ChoiceSpace space);
  }

  /** Works on spaces of real genes. */
  interface OnReals extends StrategyFactory {

    /** As {@link OnAnySpace#create}. */
    SearchStrategy<Reals> create(Section section, RealSpace space);
  }

  /** Works on spaces of trees with real genes. */
  interface OnHybrids extends StrategyFactory {

    /** As {@link OnAnySpace#create}. */
    SearchStrategy<Hybrid> create(Section section, HybridSpace space);
  }

  /** Works on spaces of networks that grow. */
  interface OnNeatGenomes extends StrategyFactory {

    /** As {@link OnAnySpace#create}. */
    SearchStrategy<NeatGenome> create(Section section, GenomeSpace space);
  }

  /** Works on spaces of weights as seeds. */
  interface OnSeeds extends StrategyFactory {

    /** As {@link OnAnySpace#create}. */
    SearchStrategy<Seeds> create(Section section, PhenotypeSpace<Seeds> space);
  }

  /** Works on spaces of networks that share the weights of a supernet. */
  interface OnSupernets extends StrategyFactory {

    /**
     * As {@link OnAnySpace#create}.
     *
     * @param epochs for which the weights are trained
     */
    SearchStrategy<SupernetStep> create(Section section, SupernetSpace space, int epochs);
  }
}
