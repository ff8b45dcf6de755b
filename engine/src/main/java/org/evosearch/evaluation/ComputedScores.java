package org.evosearch.evaluation;

import java.lang.ref.Cleaner;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.proxy.NetworkScores;
import org.evosearch.proxy.ProbeImages;
import org.evosearch.proxy.ZeroCostProxy;
import org.evosearch.training.TaskData;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of candidates that are known before they are evaluated, and zero-cost scores of their
 * networks. Scores are computed in this process, on the CPU, on first use; each network is scored
 * once, with initial weights derived from the run's seed, so a resumed search has the same scores.
 * Images are read for the first score.
 */
public final class ComputedScores implements Function<Candidate, Map<Metric, Double>> {

  private static final Cleaner CLEANER = Cleaner.create();

  private final EvaluatorRecipe evaluation;
  private final ZeroCostRecipe scoring;
  private final Map<Fingerprint, Map<Metric, Double>> scored = new HashMap<>();
  private @Nullable ProbeImages probe;

  /**
   * Creates the function; nothing is read or scored yet.
   *
   * @param evaluation recipe of the search, for the metrics that are known without scores
   * @param scoring which scores, on which data
   */
  public ComputedScores(EvaluatorRecipe evaluation, ZeroCostRecipe scoring) {
    this.evaluation = evaluation;
    this.scoring = scoring;
  }

  /** The finite scores of a network, and its sizes. */
  @Override
  public Map<Metric, Double> apply(Candidate candidate) {
    Map<Metric, Double> all = new HashMap<>(evaluation.foreknown(candidate));
    if (candidate instanceof Candidate.Network network) {
      all.putAll(scores(network.architecture()));
    }
    return all;
  }

  private synchronized Map<Metric, Double> scores(Architecture network) {
    return scored.computeIfAbsent(Fingerprint.of(network), unseen -> computed(network));
  }

  private Map<Metric, Double> computed(Architecture network) {
    ZeroCostPlan plan = scoring.plan();
    NetworkScores scores = new NetworkScores(network, plan.seed(), probe(), plan.batchSize());
    Map<Metric, Double> finite = new HashMap<>();
    for (ZeroCostProxy proxy : plan.proxies()) {
      double score = scores.of(proxy);
      if (Double.isFinite(score)) {
        finite.put(proxy.metric(), score);
      }
    }
    return finite;
  }

  private ProbeImages probe() {
    ProbeImages known = probe;
    ProbeImages opened = known == null ? open() : known;
    probe = opened;
    return opened;
  }

  /** Opens the images; they are freed with this object, since nothing closes a search space. */
  private ProbeImages open() {
    TaskData images =
        EvaluationData.open(
            scoring.dataset(), scoring.dataDigest(), scoring.limits(), DeviceSlot.CPU);
    CLEANER.register(this, images::close);
    return new ProbeImages(images, scoring.plan().seed());
  }
}
