package org.evosearch.evaluation;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was loaded last. Any number of threads use it at once; another one takes its place when
 * nobody uses it.
 *
 * @param <V> what is loaded
 */
final class LatestValue<V> implements AutoCloseable {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Consumer<V> closing;
  private @Nullable Named<V> latest;

  private record Named<V>(String name, V value) {}

  /**
   * Nothing is loaded yet.
   *
   * @param closing what is done with a value that nobody will use again
   */
  LatestValue(Consumer<V> closing) {
    this.closing = closing;
  }

  /**
   * Uses the value of a name.
   *
   * @param loading where it comes from if it is not the latest
   */
  <T> T use(String name, Supplier<V> loading, Function<V, T> use) {
    while (true) {
      // Who finds the value there must not ask for the lock that waits for all who use it.
      lock.readLock().lock();
      try {
        Named<V> present = latest;
        if (present != null && present.name().equals(name)) {
          return use.apply(present.value());
        }
      } finally {
        lock.readLock().unlock();
      }
      load(name, loading);
    }
  }

  private void load(String name, Supplier<V> loading) {
    lock.writeLock().lock();
    try {
      if (latest == null || !latest.name().equals(name)) {
        unload();
        latest = new Named<>(name, loading.get());
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void unload() {
    Named<V> present = latest;
    latest = null;
    if (present != null) {
      closing.accept(present.value());
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      unload();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
