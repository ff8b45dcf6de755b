package org.evosearch.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.search.plan.ReScoring;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * The generation after the last one: the best networks are tried again, with fresh seeds and more
 * training, and ranked by that: first by the number of seeds that succeeded, so that a network that
 * fails with two of three seeds is not ranked by the third, then by the mean of those. The strategy
 * is not told.
 *
 * @param <G> the encoding
 */
final class FinalRound<G extends Genotype> {

  /** The archive that it makes. */
  static final String ARCHIVE = "re-scored";

  private final Search<G> search;
  private final ReScoring plan;
  private final List<TrialRecord> best;

  /**
   * Prepares the round.
   *
   * @param best the networks, not empty
   */
  FinalRound(Search<G> search, ReScoring plan, List<TrialRecord> best) {
    this.search = search;
    this.plan = plan;
    this.best = best;
  }

  static boolean isOne(GenerationRecord committed) {
    return committed.trials().stream()
        .anyMatch(record -> record.operator().equals(ReScoring.OPERATOR));
  }

  /**
   * What is tried again.
   *
   * @param generation behind the last one of the search, from which all randomness derives
   * @param number under which it is recorded, larger where other rounds were recorded before it
   */
  ProposedGeneration<G> proposed(int generation, int number) {
    List<ProposedGeneration.Entry<G>> entries = new ArrayList<>();
    for (TrialRecord one : best) {
      G genotype = search.space().parse(one.genotype());
      for (int seed = 0; seed < plan.seeds(); seed++) {
        TrialId id = new TrialId(number, entries.size());
        Proposal<G> again = new Proposal<>(genotype, ReScoring.OPERATOR, List.of(one.trial().id()));
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

  /** The record of the round, whose archives are the search's and the new ranking. */
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
    return Generations.record(search, entry, Generations.outcomeOf(entry.trial(), outcomes));
  }

  private List<ArchiveEntry> ranking(List<TrialRecord> records) {
    Map<TrialId, List<Double>> scores = scores(records);
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

  /** What each network scored, by its first trial. */
  private static Map<TrialId, List<Double>> scores(List<TrialRecord> records) {
    return records.stream()
        .filter(record -> record.fitness().isPresent())
        .collect(
            Collectors.groupingBy(
                record -> record.parents().get(0),
                Collectors.mapping(record -> record.fitness().getAsDouble(), Collectors.toList())));
  }

  /** What was found, by the new ranking; who failed every time comes last. */
  SearchResult result(SearchResult searched, GenerationRecord round) {
    List<TrialId> ranking =
        round.archives().getOrDefault(ARCHIVE, List.of()).stream().map(ArchiveEntry::id).toList();
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
        scores(round.trials()));
  }
}
