package org.evosearch.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evosearch.evaluation.Libtorch;

/**
 * What results may depend on besides settings and data: versions and platform. libtorch selects its
 * kernels by processor, and kernels round differently.
 */
public final class Provenance {

  private static final String VERSION = "/org/evosearch/version.properties";

  private Provenance() {}

  /** The version of EvoSearch. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream in = Provenance.class.getResourceAsStream(VERSION)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /** The facts by name. */
  public static Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    facts.put("evosearch", version());
    facts.put("djl", Libtorch.djlVersion());
    facts.put("java", System.getProperty("java.version"));
    facts.put("jvm", System.getProperty("java.vm.name"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("architecture", System.getProperty("os.arch"));
    processor().ifPresent(name -> facts.put("processor", name));
    return facts;
  }

  /** The model of the driver's processor; empty unless the system is Linux. */
  private static Optional<String> processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
