package org.evosearch.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.trial.Candidate;
import org.junit.jupiter.api.Test;

/**
 * What every search space promises.
 *
 * @param <G> the encoding
 */
public abstract class SearchSpaceContract<G extends Genotype> {

  private static final int DRAWS = 200;

  /** A new space, equal to all others that this method gives. */
  protected abstract SearchSpace<G> space();

  /** The shape of the images that its networks take. */
  protected abstract TensorShape image();

  /** How many classes they tell apart. */
  protected abstract int classes();

  /** Texts of genotypes of other spaces, and texts that are no genotype. */
  protected abstract List<String> foreignTexts();

  private static Stream<UniformRandomProvider> streams() {
    return LongStream.range(0, DRAWS)
        .mapToObj(i -> new RandomStreams(9).stream(Purpose.PROPOSAL, 0, i));
  }

  private Stream<G> samples() {
    SearchSpace<G> space = space();
    return streams().map(space::sample);
  }

  private Stream<G> initials() {
    SearchSpace<G> space = space();
    return streams().map(space::initial);
  }

  private Stream<G> genotypes() {
    return Stream.concat(samples(), initials());
  }

  @Test
  void whatIsDrawnBelongsToTheSpace() {
    assertThat(genotypes()).allMatch(space()::contains);
  }

  @Test
  void drawsDiffer() {
    assertThat(samples().distinct()).hasSizeGreaterThan(DRAWS / 2);
    assertThat(initials().distinct()).hasSizeGreaterThan(1);
  }

  @Test
  void theSameStreamDrawsTheSameGenotype() {
    assertThat(samples().toList()).isEqualTo(samples().toList());
    assertThat(initials().toList()).isEqualTo(initials().toList());
  }

  @Test
  void aTextIsReadBackToTheSameGenotype() {
    assertThat(genotypes())
        .allSatisfy(
            genotype -> {
              assertThat(genotype.text()).hasLineCount(1);
              G read = space().parse(genotype.text());
              assertThat(read).isEqualTo(genotype);
              assertThat(read.text()).isEqualTo(genotype.text());
            });
  }

  @Test
  void everyGenotypeMeansANetworkForTheTask() {
    assertThat(genotypes().map(genotype -> space().decode(genotype).network()))
        .allSatisfy(
            candidate -> {
              assertThat(candidate.architecture().inputShape()).isEqualTo(image());
              assertThat(candidate.architecture().outputShape())
                  .isEqualTo(TensorShape.vector(classes()));
            });
  }

  @Test
  void theFinalNetworkIsForTheSameTask() {
    SearchSpace<G> space = space();
    assertThat(samples().limit(20))
        .allSatisfy(
            genotype -> {
              Architecture network = space.decode(genotype).finalNetwork().architecture();
              assertThat(network.inputShape()).isEqualTo(image());
              assertThat(network.outputShape()).isEqualTo(TensorShape.vector(classes()));
              space
                  .decode(genotype)
                  .auxiliaryNode()
                  .ifPresent(node -> assertThat(network.shapes().get(node).isImage()).isTrue());
              assertThat(space.decode(genotype).finalNetwork())
                  .isEqualTo(space().decode(genotype).finalNetwork());
            });
  }

  @Test
  void aGenotypeAlwaysMeansTheSame() {
    SearchSpace<G> one = space();
    SearchSpace<G> other = space();
    assertThat(samples())
        .allSatisfy(
            genotype -> {
              Candidate.Network candidate = one.decode(genotype).network();
              assertThat(one.decode(genotype).network()).isEqualTo(candidate);
              assertThat(other.decode(other.parse(genotype.text())).network()).isEqualTo(candidate);
            });
  }

  @Test
  void aMutationStaysInTheSpaceForManySteps() {
    SearchSpace<G> space = space();
    streams()
        .limit(DRAWS / 10)
        .forEach(
            random -> {
              G genotype = space.initial(random);
              for (int step = 0; step < 50; step++) {
                genotype = space.mutation().mutate(genotype, random);
                assertThat(space.contains(genotype)).as(genotype.text()).isTrue();
                space.decode(genotype).network();
              }
            });
  }

  @Test
  void aMutationChangesSomethingAndLeavesItsParent() {
    SearchSpace<G> space = space();
    long changed =
        streams()
            .filter(
                random -> {
                  G parent = space.sample(random);
                  String before = parent.text();
                  G child = space.mutation().mutate(parent, random);
                  assertThat(parent.text()).isEqualTo(before);
                  return !child.equals(parent);
                })
            .count();

    assertThat(changed).isGreaterThan(DRAWS / 2);
  }

  @Test
  void theTextOfAnotherSpaceIsRefused() {
    assertThat(foreignTexts()).isNotEmpty();
    assertThat(foreignTexts())
        .allSatisfy(
            text ->
                assertThatThrownBy(() -> space().parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Invalid genotype: "));
  }
}
