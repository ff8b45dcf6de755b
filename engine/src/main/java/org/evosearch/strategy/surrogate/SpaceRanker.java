package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * Ranks a whole space by expected improvement, or a pool of a space that is too large, under a
 * process with fixed parameters. Metrics that are known before a candidate is evaluated, such as
 * its size or its zero-cost scores, enter as linear terms.
 *
 * <p>Targets are the normal scores of fitness, so that outliers do not matter.
 */
final class SpaceRanker implements Ranker {

  /** Maximum number of evaluations that condition the process; beyond it, half of them are kept. */
  private static final int MOST_POINTS = 400;

  private final ChoiceSpace space;
  private final SpaceSettings settings;
  private final List<Evaluation<Choices>> evaluations = new ArrayList<>();
  private final Set<Fingerprint> scored = new HashSet<>();
  private boolean isEnumerated;
  private Optional<Members> whole = Optional.empty();
  private @Nullable Grown grown;

  SpaceRanker(ChoiceSpace space, SpaceSettings settings) {
    this.space = space;
    this.settings = settings;
  }

  /** The process of the latest call: most calls extend the process of the one before. */
  private record Grown(List<Integer> points, MemberPosterior posterior) {}

  @Override
  public void tell(List<Evaluation<Choices>> further) {
    evaluations.addAll(further);
  }

  private Optional<Members> whole() {
    if (!isEnumerated) {
      whole = Members.ofWhole(space, settings.most(), settings.terms());
      whole.ifPresent(this::count);
      isEnumerated = true;
    }
    return whole;
  }

  /** The favorite first, then draws among networks, not among genotypes, if all are known. */
  @Override
  public Optional<Proposal<Choices>> start(int trial, UniformRandomProvider random) {
    boolean hasFavorite = trial == 0 && !settings.terms().isEmpty();
    return hasFavorite
        ? favorite(whole().orElseGet(() -> samples(random)))
            .map(member -> new Proposal<>(member, "favorite", List.of()))
        : whole().map(all -> drawn(all, random));
  }

  private static Proposal<Choices> drawn(Members all, UniformRandomProvider random) {
    return new Proposal<>(all.genotype(random.nextInt(all.size())), "sample", List.of());
  }

  private Optional<Choices> favorite(Members members) {
    return IntStream.range(0, members.size())
        .boxed()
        .sorted(Comparator.comparingDouble(member -> -members.sumOfTerms(member)))
        .filter(member -> members.terms() > 0 && members.excess(member) == 0)
        .map(members::genotype)
        .findFirst();
  }

  private Members samples(UniformRandomProvider random) {
    List<Choices> drawn =
        Stream.generate(() -> space.sample(random)).limit(settings.pool().samples()).toList();
    return pool(drawn);
  }

  private Members pool(List<Choices> genotypes) {
    Members members = Members.of(space, genotypes, settings.terms());
    count(members);
    return members;
  }

  /**
   * Counts networks whose scores are computed: even for networks that are not evaluated, scores are
   * not free.
   */
  private void count(Members members) {
    if (!space.computed().isEmpty()) {
      scored.addAll(members.networks());
    }
  }

  @Override
  public Optional<String> remark() {
    return Optional.of(scored.size())
        .filter(count -> count > 0)
        .map(
            count ->
                String.format(
                    Locale.ROOT,
                    "The surrogate's terms took zero-cost scores of %,d networks, not counted as"
                        + " trials.",
                    count));
  }

  @Override
  public Ranking ranking(int count, List<Choices> pending, UniformRandomProvider random) {
    List<Evaluation<Choices>> known = evaluations.subList(0, count);
    List<Integer> points = points(count);
    double[] scores = NormalScores.of(Targets.merits(known));
    double[] targets = points.stream().mapToDouble(i -> scores[i]).toArray();
    return whole()
        .<Ranking>map(all -> ofWhole(all, points, known, targets, pending))
        .orElseGet(() -> ofPool(points, known, targets, pending, random));
  }

  private RankedMembers ofWhole(
      Members all,
      List<Integer> points,
      List<Evaluation<Choices>> known,
      double[] targets,
      List<Choices> pending) {
    MemberPosterior posterior = posterior(all, points);
    RankedMembers ranked = new RankedMembers(all, posterior, targets, known, settings.patience());
    ranked.await(pending);
    return ranked;
  }

  private RankedMembers ofPool(
      List<Integer> points,
      List<Evaluation<Choices>> known,
      double[] targets,
      List<Choices> pending,
      UniformRandomProvider random) {
    List<Proposal<Choices>> pool = CandidatePool.of(space, settings.pool(), known, random);
    List<Choices> genotypes =
        Stream.of(
                known.stream().map(Evaluation::genotype),
                pending.stream(),
                pool.stream().map(Proposal::genotype))
            .flatMap(part -> part)
            .toList();
    Members members = pool(genotypes);
    MemberPosterior posterior = plus(prior(members), members, points);
    RankedMembers ranked =
        new RankedMembers(members, posterior, targets, known, settings.patience());
    ranked.name(pool);
    ranked.await(pending);
    return ranked;
  }

  private MemberPosterior prior(Members members) {
    return MemberPosterior.prior(
        new MemberKernel(members, settings.kernel()), settings.kernel().noise());
  }

  private MemberPosterior posterior(Members all, List<Integer> points) {
    Grown before = grown;
    boolean follows =
        before != null
            && before.points().size() <= points.size()
            && before.points().equals(points.subList(0, before.points().size()));
    MemberPosterior posterior =
        before != null && follows
            ? plus(before.posterior(), all, points.subList(before.points().size(), points.size()))
            : plus(prior(all), all, points);
    grown = new Grown(points, posterior);
    return posterior;
  }

  private MemberPosterior plus(MemberPosterior posterior, Members members, List<Integer> points) {
    MemberPosterior sum = posterior;
    for (int point : points) {
      sum = sum.plus(members.number(evaluations.get(point).genotype()));
    }
    return sum;
  }

  /**
   * Indices of the evaluations that condition the process, given the first {@code count}: all of
   * them up to a limit. Beyond it, at fixed counts, the latest and the best ones are kept, half the
   * limit in all, and every later one is added.
   */
  private List<Integer> points(int count) {
    int step = MOST_POINTS / 2;
    int begin = count <= MOST_POINTS ? 0 : count - (count - 1) % step - 1;
    int latest = begin / 2 < step / 2 ? begin : step / 2;
    return Stream.concat(
            Stream.concat(IntStream.range(begin - latest, begin).boxed(), bestFirst(begin))
                .distinct()
                .limit(step)
                .sorted(),
            IntStream.range(begin, count).boxed())
        .toList();
  }

  private Stream<Integer> bestFirst(int count) {
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparing(evaluations::get, Evaluation.BEST_FIRST));
  }
}
