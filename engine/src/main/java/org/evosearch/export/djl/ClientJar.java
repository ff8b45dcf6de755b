package org.evosearch.export.djl;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.BaseProvider;
import org.apache.commons.rng.sampling.SharedStateSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.evosearch.architecture.Architecture;
import org.evosearch.digest.Sha256;
import org.evosearch.export.ModelFacts;
import org.evosearch.network.Network;
import org.evosearch.random.RandomStreams;
import org.jspecify.annotations.NullMarked;

/**
 * A jar with the classes that build networks in DJL, without those that search and train them. They
 * are copied from this process, so they are always of the exporting version.
 */
final class ClientJar {

  /** One class of each package that is copied, with the packages below it. */
  private static final List<Class<?>> CONTENT =
      List.of(
          Architecture.class,
          Network.class,
          RandomStreams.class,
          Sha256.class,
          Gson.class,
          NullMarked.class,
          UniformRandomProvider.class,
          RandomSource.class,
          BaseProvider.class,
          SharedStateSampler.class);

  /** One class of each package that is copied without the packages below it. */
  private static final List<Class<?>> ALONE = List.of(ModelFacts.class, ImageClassifier.class);

  /** A fixed time, so that equal classes give equal bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private ClientJar() {}

  static void write(OutputStream out) throws IOException {
    Set<String> written = new TreeSet<>();
    try (JarOutputStream jar = new JarOutputStream(out)) {
      for (Class<?> one : CONTENT) {
        copy(one, Integer.MAX_VALUE, written, jar);
      }
      for (Class<?> one : ALONE) {
        copy(one, 1, written, jar);
      }
    }
  }

  /** A jar without classes of its own, whose manifest names another jar, relative to its folder. */
  static void writeReference(String jar, OutputStream out) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, jar);
    try (JarOutputStream reference = new JarOutputStream(out)) {
      begin(JarFile.MANIFEST_NAME, reference);
      manifest.write(reference);
      reference.closeEntry();
    }
  }

  private static void begin(String name, JarOutputStream jar) throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setTimeLocal(TIME);
    jar.putNextEntry(entry);
  }

  private static void copy(Class<?> one, int depth, Set<String> written, JarOutputStream jar)
      throws IOException {
    Path source = source(one);
    if (Files.isDirectory(source)) {
      copy(source, one, depth, written, jar);
    } else {
      try (FileSystem files = FileSystems.newFileSystem(source)) {
        copy(files.getPath("/"), one, depth, written, jar);
      }
    }
  }

  private static Path source(Class<?> one) throws IOException {
    try {
      return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("Invalid class path: " + e.getMessage(), e);
    }
  }

  private static void copy(
      Path root, Class<?> one, int depth, Set<String> written, JarOutputStream jar)
      throws IOException {
    Path folder = root.resolve(one.getPackageName().replace('.', '/'));
    List<Path> classes;
    try (Stream<Path> found = Files.walk(folder, depth)) {
      classes =
          found
              .filter(file -> file.toString().endsWith(".class"))
              .sorted()
              .collect(Collectors.toList());
    }
    for (Path file : classes) {
      String name = root.relativize(file).toString().replace('\\', '/');
      if (written.add(name)) {
        begin(name, jar);
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }
}
