package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evosearch.experiment.InheritingSearch.GENERATIONS;
import static org.evosearch.experiment.InheritingSearch.experiment;
import static org.evosearch.experiment.InheritingSearch.lines;
import static org.evosearch.experiment.InheritingSearch.records;
import static org.evosearch.experiment.InheritingSearch.search;
import static org.evosearch.experiment.InheritingSearch.trials;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.evaluation.MemoryFolder;
import org.evosearch.experiment.InheritingSearch.Place;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchListener;
import org.evosearch.search.TrialRunner;
import org.evosearch.training.LastingFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches with inherited weights end alike with any number of slots and after any crash. */
class InheritanceResumeTest {

  /** A folder after whose given write the process ends: weights are there, their outcome is not. */
  private record FatalFolder(LastingFolder folder, AtomicInteger left) implements LastingFolder {
    private static final long serialVersionUID = 1L;

    @Override
    public List<String> names() {
      return folder.names();
    }

    @Override
    public Optional<byte[]> read(String name) {
      return folder.read(name);
    }

    @Override
    public void write(String name, byte[] content) {
      folder.write(name, content);
      if (left.getAndDecrement() == 0) {
        throw new FatalJournal.Killed();
      }
    }

    @Override
    public void delete(String name) {
      folder.delete(name);
    }
  }

  private static final Place UNBROKEN = Place.named("heirs unbroken");

  @BeforeAll
  static void searchUnbroken() {
    search(experiment(), UNBROKEN);
  }

  @Test
  void theNumberOfSlotsDoesNotMatter() {
    Place beside = Place.named("heirs beside");
    search(experiment(), beside, new InMemoryJournal(beside.store()), 2);

    assertThat(lines(experiment(), beside)).isEqualTo(lines(experiment(), UNBROKEN));
    assertThat(beside.weights()).isEqualTo(UNBROKEN.weights()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"keep, 1", "commit, 2", "keep, 3"})
  void aRunThatWasKilledEndsLikeOneThatWasNot(String moment, int generation) {
    Place broken = Place.named("heirs " + moment + generation);
    FatalJournal fatal = new FatalJournal(new InMemoryJournal(broken.store()), moment, generation);
    assertThatThrownBy(() -> search(experiment(), broken, fatal, 1))
        .isInstanceOf(FatalJournal.Killed.class);
    checkContinued(broken);
  }

  private static void checkContinued(Place broken) {
    search(experiment(), broken);
    assertThat(lines(experiment(), broken)).isEqualTo(lines(experiment(), UNBROKEN));
    assertThat(broken.weights()).isEqualTo(UNBROKEN.weights());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9})
  void aRunThatWasKilledBetweenWeightsAndOutcomeEndsLikeOneThatWasNot(int write) {
    checkKilledAfterWrite(write);
  }

  static Stream<Integer> writes() {
    long trained =
        trials(experiment(), UNBROKEN).stream()
            .filter(record -> record.reusedFrom() == null)
            .count();
    return IntStream.range(0, (int) trained).boxed();
  }

  @ParameterizedTest
  @MethodSource("writes")
  @Tag("nightly")
  void aRunThatWasKilledAfterAnyWeightsEndsLikeOneThatWasNot(int write) {
    checkKilledAfterWrite(write);
  }

  private static void checkKilledAfterWrite(int write) {
    Place broken = Place.named("heirs write " + write);
    AtomicInteger left = new AtomicInteger(write);
    Experiment<?> experiment =
        experiment().keepingIn(path -> new FatalFolder(broken.folder(path), left));
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), 1);
        InMemoryJournal journal = new InMemoryJournal(broken.store())) {
      assertThatThrownBy(() -> experiment.run(runner, journal, SearchListener.NONE))
          .isInstanceOf(FatalJournal.Killed.class);
    }
    checkContinued(broken);
  }

  private static Place killedBeforeTheLastGeneration(String name) {
    Place place = Place.named(name);
    FatalJournal fatal =
        new FatalJournal(new InMemoryJournal(place.store()), "keep", GENERATIONS - 1);
    assertThatThrownBy(() -> search(experiment(), place, fatal, 1))
        .isInstanceOf(FatalJournal.Killed.class);
    return place;
  }

  @Test
  void missingWeightsEndTheSearchAndAreNoOutcome() {
    Place place = killedBeforeTheLastGeneration("heirs missing");
    place.weightFolder().names().forEach(place.weightFolder()::delete);

    assertThatThrownBy(() -> search(experiment(), place))
        .hasMessageMatching(
            "Cannot inherit: the weights sha256=[0-9a-f]{64}.safetensors are missing");
    assertThat(records(experiment(), place)).hasSize(GENERATIONS - 1);
  }

  @Test
  void damagedWeightsEndTheSearch() {
    Place place = killedBeforeTheLastGeneration("heirs damaged");
    MemoryFolder folder = place.weightFolder();
    for (String name : folder.names()) {
      byte[] bytes = folder.read(name).orElseThrow();
      bytes[bytes.length - 2] ^= 1;
      folder.write(name, bytes);
    }

    assertThatThrownBy(() -> search(experiment(), place))
        .hasMessageMatching(
            "Cannot inherit: the weights sha256=[0-9a-f]{64}.safetensors are damaged"
                + " \\(their SHA-256 differs\\)");
  }
}
