package org.evosearch.forest;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * The mean of regression trees, each grown from a bootstrap sample with a third of the features
 * drawn at each split.
 *
 * <p>Leo Breiman: Random Forests. Machine Learning 45, 2001. Implemented by Tribuo. A forest is a
 * function of the examples, in their order, and the seed.
 */
public final class RandomForest {

  private static final int TREES = 100;
  private static final int DEPTH = 12;
  private static final float LEAST_IN_A_LEAF = 2;
  private static final float FEATURES_OF_A_SPLIT = 1 / 3f;
  private static final String TARGET = "target";
  private static final OffsetDateTime NEVER =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /** Held strongly: a logger that is garbage collected loses its level. */
  private static final Logger PROGRESS = Logger.getLogger(BaggingTrainer.class.getName());

  static {
    PROGRESS.setLevel(Level.WARNING);
  }

  private final Set<String> names;
  private final Model<Regressor> model;

  private RandomForest(Set<String> names, Model<Regressor> model) {
    this.names = names;
    this.model = model;
  }

  /**
   * Grows a forest.
   *
   * @param examples at least two
   */
  public static RandomForest of(List<Example> examples, long seed) {
    Set<String> names = new TreeSet<>();
    examples.forEach(example -> names.addAll(example.features().keySet()));
    CARTRegressionTrainer tree =
        new CARTRegressionTrainer(
            DEPTH, LEAST_IN_A_LEAF, 0, FEATURES_OF_A_SPLIT, new MeanSquaredError(), seed);
    RandomForestTrainer<Regressor> trainer =
        new RandomForestTrainer<>(tree, new AveragingCombiner(), TREES, seed);
    return new RandomForest(names, trainer.train(dataset(examples, names)));
  }

  private static Dataset<Regressor> dataset(List<Example> examples, Set<String> names) {
    RegressionFactory factory = new RegressionFactory();
    MutableDataset<Regressor> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("trials", NEVER, factory), factory);
    examples.forEach(one -> dataset.add(example(one.features(), one.target(), names)));
    return dataset;
  }

  private static ArrayExample<Regressor> example(
      Map<String, Double> features, double target, Set<String> names) {
    double[] values =
        names.stream().mapToDouble(name -> features.getOrDefault(name, 0.0)).toArray();
    return new ArrayExample<>(new Regressor(TARGET, target), names.toArray(String[]::new), values);
  }

  /** The predicted target of a network. Features that no example had are ignored. */
  public double predict(Map<String, Double> features) {
    return model.predict(example(features, 0, names)).getOutput().getValues()[0];
  }
}
