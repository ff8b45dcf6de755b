package org.evosearch.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.search.plan.ReEvaluationPlan;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * The generation after the last one: the best networks are trained again, with fresh seeds and a
 * larger budget, and ranked by the number of seeds that succeeded, then by their mean fitness.
 * Successes come first so that a network that fails with two of three seeds is not ranked by the
 * third. The strategy is not told.
 *
 * @param <G> the encoding
 */
final class FinalReEvaluation<G extends Genotype> {

  /** The archive with the new ranking. */
  static final String ARCHIVE = "re-scored";

  private final Search<G> search;
  private final ReEvaluationPlan plan;
  private final List<TrialRecord> best;

  /**
   * Plans the re-evaluation of networks.
   *
   * @param best the networks to train again, not empty
   */
  FinalReEvaluation(Search<G> search, ReEvaluationPlan plan, List<TrialRecord> best) {
    this.search = search;
    this.plan = plan;
    this.best = best;
  }

  /** Whether a committed generation is a final re-evaluation. */
  static boolean isOne(GenerationRecord committed) {
    return committed.trials().stream().anyMatch(TrialRecord::isReEvaluation);
  }

  /**
   * One trial for each network and seed.
   *
   * @param generation the one after the last of the search, from which all randomness derives
   * @param number under which it is recorded, larger than the generation by the re-evaluations
   *     recorded before it
   */
  ProposedGeneration<G> proposed(int generation, int number) {
    List<ProposedGeneration.Entry<G>> entries = new ArrayList<>();
    for (TrialRecord one : best) {
      G genotype = search.space().parse(one.genotype());
      for (int seed = 0; seed < plan.seeds(); seed++) {
        TrialId id = new TrialId(number, entries.size());
        Proposal<G> again =
            new Proposal<>(genotype, ReEvaluationPlan.OPERATOR, List.of(one.trial().id()));
        entries.add(
            new ProposedGeneration.Entry<>(again, trial(generation, id, one), Optional.empty()));
      }
    }
    return new ProposedGeneration<>(number, entries);
  }

  private Trial trial(int generation, TrialId id, TrialRecord one) {
    long seed = search.streams().derivedSeed(Purpose.TRIAL, generation, id.index());
    return new Trial(id, one.trial().candidate(), one.trial().fingerprint(), plan.budget(), seed);
  }

  /** The record of the generation; its archives are those of the search and the new ranking. */
  GenerationRecord concluded(
      ProposedGeneration<G> proposed,
      Map<Trial, Outcome> outcomes,
      Map<String, List<ArchiveEntry>> archives) {
    List<TrialRecord> records =
        proposed.entries().stream().map(entry -> record(entry, outcomes)).toList();
    Map<String, List<ArchiveEntry>> all = new LinkedHashMap<>(archives);
    all.put(ARCHIVE, ranking(records));
    return new GenerationRecord(proposed.generation(), records, all);
  }

  private TrialRecord record(ProposedGeneration.Entry<G> entry, Map<Trial, Outcome> outcomes) {
    return new TrialRecords<>(search)
        .record(entry, TrialRecords.outcomeOf(entry.trial(), outcomes));
  }

  private List<ArchiveEntry> ranking(List<TrialRecord> records) {
    Map<TrialId, List<Double>> scores = SearchResult.scores(records);
    return best.stream()
        .flatMap(one -> entry(one, scores.getOrDefault(one.trial().id(), List.of())))
        .sorted(
            Comparator.comparing(
                    (ArchiveEntry entry) -> -scores.getOrDefault(entry.id(), List.of()).size())
                .thenComparing(ArchiveEntry.BEST_FIRST))
        .toList();
  }

  private static Stream<ArchiveEntry> entry(TrialRecord one, List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).average().stream()
        .mapToObj(
            mean ->
                new ArchiveEntry(
                    one.trial().id(),
                    one.trial().fingerprint(),
                    List.of(mean),
                    one.measurement().parameters()));
  }

  /** The result in the order of the new ranking; networks that failed with every seed come last. */
  SearchResult result(SearchResult searched, GenerationRecord again) {
    List<TrialId> ranking =
        again.archives().getOrDefault(ARCHIVE, List.of()).stream().map(ArchiveEntry::id).toList();
    Comparator<TrialRecord> byRank =
        Comparator.comparingInt(
            record -> {
              int rank = ranking.indexOf(record.trial().id());
              return rank < 0 ? ranking.size() : rank;
            });
    return new SearchResult(
        searched.hallOfFame().stream().sorted(byRank).toList(),
        searched.front(),
        searched.generations(),
        searched.stopReason(),
        again.trials());
  }
}
