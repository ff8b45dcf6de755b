package org.evosearch.evaluation;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the value that was loaded last. Any number of threads may use it at once; it is
 * replaced when no thread uses it.
 *
 * @param <V> the type of values
 */
final class LatestValue<V> implements AutoCloseable {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Consumer<V> closing;
  private @Nullable Named<V> latest;

  private record Named<V>(String name, V value) {}

  /**
   * Creates an empty cache.
   *
   * @param closing closes a value that is no longer used
   */
  LatestValue(Consumer<V> closing) {
    this.closing = closing;
  }

  /**
   * Applies a function to the value of a name, which is loaded unless it is the latest.
   *
   * @param loading loads the value
   */
  <T> T use(String name, Supplier<V> loading, Function<V, T> use) {
    while (true) {
      // A thread that finds the value takes no write lock, which would wait for all users.
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
