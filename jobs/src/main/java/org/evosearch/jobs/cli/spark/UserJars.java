package org.evosearch.jobs.cli.spark;

import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.util.Utils;
import org.evosearch.config.Section;
import org.jspecify.annotations.Nullable;

/**
 * The jars of {@code spark.jars} in the settings, such as those of a table format. Spark sends them
 * to executors. This process was started without them, and Spark SQL loads classes by the context
 * class loader of the thread that starts it.
 */
final class UserJars {

  private static final String KEY = "spark.jars";

  /**
   * Reused: classes that register settings with Spark, as Delta's do, can be loaded only once per
   * process.
   */
  private static final Map<List<URI>, ClassLoader> LOADERS = new ConcurrentHashMap<>();

  private final List<URI> jars;
  private @Nullable ClassLoader before;

  private UserJars(List<URI> jars) {
    this.jars = List.copyOf(jars);
  }

  /**
   * Looks for the jars.
   *
   * @param conf the section of Spark's own settings
   * @throws org.evosearch.config.SettingsException if a local one does not exist
   */
  static UserJars of(Section conf) {
    List<URI> jars = new ArrayList<>();
    String listed = Optional.ofNullable(conf.entries().get(KEY)).orElse("");
    for (String jar : Arrays.stream(listed.split(",")).map(String::strip).toList()) {
      local(jar, conf).ifPresent(path -> jars.add(required(path, conf)));
    }
    return new UserJars(jars);
  }

  /** The path of a jar on this machine; others are left to spark-submit. */
  private static Optional<Path> local(String jar, Section conf) {
    if (jar.indexOf('\0') >= 0) {
      throw conf.invalidEntry(KEY, "jars by path, without the character NUL");
    }
    if (jar.isEmpty() || !"file".equals(Utils.resolveURI(jar).getScheme())) {
      return Optional.empty();
    }
    String path = Utils.resolveURI(jar).getPath();
    if (path == null) {
      throw conf.invalidEntry(KEY, "jars by path or by URI such as file:///opt/a.jar");
    }
    return Optional.of(Path.of(path));
  }

  private static URI required(Path jar, Section conf) {
    if (!Files.isRegularFile(jar)) {
      throw conf.invalidEntry(KEY, "jars that are there; there is no file " + jar);
    }
    return jar.toUri();
  }

  private static ClassLoader loader(List<URI> jars, @Nullable ClassLoader parent) {
    try {
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = jars.get(i).toURL();
      }
      return new URLClassLoader(urls, parent);
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets this thread, and those that it starts, find the classes. */
  void open() {
    if (!jars.isEmpty()) {
      Thread thread = Thread.currentThread();
      before = thread.getContextClassLoader();
      thread.setContextClassLoader(LOADERS.computeIfAbsent(jars, paths -> loader(paths, before)));
    }
  }

  /** Undoes {@link #open}. */
  void close() {
    if (!jars.isEmpty()) {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
