package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestValueTest {

  private static final int THREADS = 4;

  private final List<String> loaded = new ArrayList<>();
  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final LatestValue<String> latest = new LatestValue<>(closed::add);

  private String use(String name) {
    return latest.use(name, () -> load(name), value -> value + closed);
  }

  private String load(String name) {
    loaded.add(name);
    return name;
  }

  @Test
  void aValueIsLoadedOnceAndClosedWhenAnotherTakesItsPlace() {
    assertThat(use("a")).isEqualTo("a[]");
    assertThat(use("a")).isEqualTo("a[]");
    assertThat(use("b")).isEqualTo("b[a]");
    latest.close();

    assertThat(loaded).containsExactly("a", "b");
    assertThat(closed).containsExactly("a", "b");
  }

  @Test
  void allThreadsUseItAtOnce() throws Exception {
    CyclicBarrier all = new CyclicBarrier(THREADS);
    Callable<Integer> meeting = () -> latest.use("a", () -> load("a"), value -> arrived(all));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < 2; round++) {
        for (Future<Integer> one : threads.invokeAll(Collections.nCopies(THREADS, meeting))) {
          assertThat(one.get()).isNotNegative();
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(loaded).containsExactly("a");
  }

  private static int arrived(CyclicBarrier all) {
    try {
      return all.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nobodyLosesWhatHeUses() throws Exception {
    LatestValue<AtomicBoolean> values = new LatestValue<>(open -> open.set(false));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Boolean> open : threads.invokeAll(uses(values))) {
        assertThat(open.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Every third use replaces the value. */
  private static List<Callable<Boolean>> uses(LatestValue<AtomicBoolean> values) {
    return IntStream.range(0, 3000)
        .mapToObj(i -> String.valueOf(i % 3 == 0 ? i : 1))
        .map(name -> use(values, name))
        .toList();
  }

  private static Callable<Boolean> use(LatestValue<AtomicBoolean> values, String name) {
    return () -> values.use(name, () -> new AtomicBoolean(true), LatestValueTest::stays);
  }

  private static boolean stays(AtomicBoolean open) {
    return IntStream.range(0, 1000).allMatch(i -> open.get());
  }

  @Test
  void whatCannotBeLoadedLeavesNothingBehind() {
    use("a");

    assertThatThrownBy(() -> latest.use("b", LatestValueTest::missing, value -> value))
        .isInstanceOf(IllegalStateException.class);
    assertThat(use("a")).isEqualTo("a[a]");
    assertThat(loaded).containsExactly("a", "a");
  }

  private static String missing() {
    throw new IllegalStateException("missing");
  }
}
