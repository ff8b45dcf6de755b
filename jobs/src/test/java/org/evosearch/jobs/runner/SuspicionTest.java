package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class SuspicionTest {

  private static final String RUN = "run ours";
  private static final List<TrialId> TRIALS =
      IntStream.range(0, 3).mapToObj(i -> new TrialId(1, i)).toList();

  private static Suspicion of(String... lines) {
    return Suspicion.of(Stream.of(lines), "ours");
  }

  @Provide
  Arbitrary<List<String>> logs() {
    Stream<String> events = TRIALS.stream().flatMap(t -> Stream.of("begin " + t, "end " + t));
    Stream<String> others = Stream.of(RUN, RUN, "run another", "launch", "begin 1/", "");
    return Arbitraries.of(Stream.concat(events, others).toList()).list().ofMaxSize(40);
  }

  @Property
  void onlyWhoWasAloneAtTheEndOfTwoProcessesIsCondemned(@ForAll("logs") List<String> log) {
    Suspicion suspicion = Suspicion.of(log.stream(), "ours");
    List<Set<TrialId>> running = ends(log).stream().map(SuspicionTest::running).toList();

    for (TrialId trial : TRIALS) {
      long alone = running.stream().filter(Set.of(trial)::equals).count();
      assertThat(suspicion.condemned().contains(trial)).isEqualTo(alone >= 2);
      boolean ran = running.stream().anyMatch(trials -> trials.contains(trial));
      assertThat(suspicion.suspects().contains(trial)).isEqualTo(ran && alone < 2);
    }
  }

  /** What each process of our run wrote. */
  private static List<List<String>> ends(List<String> log) {
    List<List<String>> processes = new ArrayList<>();
    List<String> current = new ArrayList<>();
    for (String line : log) {
      if (line.startsWith("run ")) {
        current = new ArrayList<>();
        if (line.equals(RUN)) {
          processes.add(current);
        }
      }
      current.add(line);
    }
    return processes;
  }

  private static Set<TrialId> running(List<String> process) {
    return TRIALS.stream()
        .filter(t -> process.lastIndexOf("begin " + t) > process.lastIndexOf("end " + t))
        .collect(Collectors.toSet());
  }

  @Test
  void whoRanBesideAnotherIsASuspect() {
    Suspicion suspicion = of("launch", RUN, "begin 0/1", "begin 0/2", "begin 0/3", "end 0/2");

    assertThat(suspicion.condemned()).isEmpty();
    assertThat(suspicion.suspects())
        .containsExactlyInAnyOrder(new TrialId(0, 1), new TrialId(0, 3));
  }

  @Test
  void whoEndedItsProcessAloneTwiceIsCondemned() {
    String[] log = {
      "launch",
      RUN,
      "begin 0/1",
      "begin 0/2",
      "launch",
      RUN,
      "begin 0/1",
      "launch",
      RUN,
      "begin 0/1"
    };
    Suspicion suspicion = of(log);

    assertThat(suspicion.condemned()).containsExactly(new TrialId(0, 1));
    assertThat(suspicion.suspects()).containsExactly(new TrialId(0, 2));
  }

  @Test
  void aLogOfNothingAccusesNobody() {
    assertThat(of().isNone()).isTrue();
    assertThat(of("launch", RUN, "begin 0/1", "end 0/1").isNone()).isTrue();
    assertThat(of("launch", RUN, "begin 0/1").isNone()).isFalse();
  }
}
