package org.evosearch.device;

import ai.djl.util.Utils;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * What DJL's choice of libtorch depends on.
 *
 * @param variables of the environment, or else properties of the JVM
 * @param classes class loader that finds the jars with libtorch and JNI libraries
 * @param cache folder in which DJL keeps what it has unpacked or downloaded
 * @param runtime version of CUDA, such as {@code 128}, of the {@code libcudart.so} that DJL finds
 *     on a machine with a GPU; empty if it finds none
 * @param djl version of DJL
 * @param machine operating system and processor, as DJL names them
 */
record Surroundings(
    Function<String, Optional<String>> variables,
    ClassLoader classes,
    Path cache,
    Optional<String> runtime,
    String djl,
    String machine) {

  /** Those of this process. */
  static Surroundings ofThisProcess(String djl) {
    ClassLoader own = Surroundings.class.getClassLoader();
    return new Surroundings(
        name -> Optional.ofNullable(Utils.getEnvOrSystemProperty(name)),
        Optional.ofNullable(Thread.currentThread().getContextClassLoader()).orElse(own),
        Utils.getEngineCacheDir("pytorch"),
        CudaUtils.getGpuCount() > 0
            ? Optional.of(CudaUtils.getCudaVersionString())
            : Optional.empty(),
        djl,
        system() + "-" + System.getProperty("os.arch").replace("amd64", "x86_64"));
  }

  private static String system() {
    String name = System.getProperty("os.name");
    return name.startsWith("Win") ? "win" : name.startsWith("Mac") ? "osx" : "linux";
  }

  /** The value of a variable that is set and not empty. */
  Optional<String> variable(String name) {
    return variables.apply(name).filter(value -> !value.isEmpty());
  }

  /** All properties files of a name on the class path, in its order. */
  List<Properties> properties(String name) {
    try {
      return Collections.list(classes.getResources(name)).stream().map(Surroundings::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties read(URL url) {
    Properties properties = new Properties();
    try (InputStream in = url.openStream()) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
