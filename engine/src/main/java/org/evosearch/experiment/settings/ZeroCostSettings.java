package org.evosearch.experiment.settings;

import java.util.List;
import java.util.Set;
import org.evosearch.config.Section;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.Part;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.evaluation.ZeroCostPlan;
import org.evosearch.evaluation.ZeroCostRecipe;
import org.evosearch.proxy.ProxyCatalog;
import org.evosearch.proxy.Swap;
import org.evosearch.proxy.ZeroCostProxy;
import org.evosearch.training.TrialLimits;

/** Reads the section {@code evaluation.zero-cost}. */
public final class ZeroCostSettings {

  private static final String BATCH_SIZE = "batch-size";

  /** In thousands of parameters. */
  private static final double LARGEST_MU = 1e9;

  private ZeroCostSettings() {}

  public static ZeroCostRecipe recipe(Section root, DatasetSettings dataset) {
    TrialLimits limits = TrainingSettings.limits(root.section("limits"));
    return new ZeroCostRecipe(dataset, "", plan(root), limits);
  }

  public static ZeroCostPlan plan(Section root) {
    return plan(root, proxies(section(root)));
  }

  /** A plan for scores that are named elsewhere; the other settings are those of the section. */
  public static ZeroCostPlan plan(Section root, List<ZeroCostProxy> proxies) {
    Section section = section(root);
    Swap swap = swap(section.section("swap"));
    return new ZeroCostPlan(
        proxies.stream().map(proxy -> proxy instanceof Swap ? swap : proxy).toList(),
        batchSize(section),
        root.section("run").longWhole("seed"));
  }

  private static Section section(Section root) {
    return root.section("evaluation").section("zero-cost");
  }

  private static List<ZeroCostProxy> proxies(Section section) {
    List<ZeroCostProxy> proxies = section.choices("proxies", ProxyCatalog.byKey());
    if (proxies.isEmpty() || Set.copyOf(proxies).size() < proxies.size()) {
      throw section.invalid("proxies", "at least one, each once");
    }
    return proxies;
  }

  private static Swap swap(Section section) {
    double mu = section.real("mu", 0, LARGEST_MU);
    return new Swap(mu, section.real("sigma", 0, LARGEST_MU * LARGEST_MU));
  }

  private static int batchSize(Section section) {
    int size = section.whole(BATCH_SIZE, 0);
    if (size == 1) {
      throw section.invalid(BATCH_SIZE, "at least 2, or 0");
    }
    return size;
  }

  /** Refuses batches for which there are too few images. */
  public static void requireImages(Section root, ZeroCostPlan plan, DataTask images) {
    int count = images.count(Part.TRAIN);
    if (plan.images() > count) {
      throw section(root)
          .invalid(
              BATCH_SIZE, "needs " + plan.images() + " training images, the data set has " + count);
    }
  }
}
