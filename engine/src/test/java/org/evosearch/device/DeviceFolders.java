package org.evosearch.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine for tests: folders in the place of jars and of installed libraries. */
final class DeviceFolders {

  private static final String DJL = "0.35.1";
  private static final String MACHINE = "linux-x86_64";

  private final Path home;
  private final Map<String, String> variables = new HashMap<>();
  private Optional<String> runtime = Optional.empty();

  DeviceFolders(Path home) {
    this.home = home;
  }

  DeviceFolders variable(String name, Object value) {
    variables.put(name, value.toString());
    return this;
  }

  /** The CUDA runtime that DJL finds. */
  DeviceFolders runtime(String version) {
    runtime = Optional.of(version);
    return this;
  }

  /** The jar with JNI libraries. */
  DeviceFolders jni(String version, String... flavors) {
    write("jar-jni/jnilib/pytorch.properties", "jni_version=" + version);
    for (String flavor : flavors) {
      write("jar-jni/jnilib/" + MACHINE + "/" + flavor + "/libdjl_torch.so", "");
    }
    return this;
  }

  /** A jar with libtorch. */
  DeviceFolders jar(String version, String flavor) {
    write(
        "jar-" + flavor + version + "/native/lib/pytorch.properties",
        "version=" + version + "\nflavor=" + flavor + "\nclassifier=" + MACHINE);
    return this;
  }

  /** PyTorch as pip installs it; the folder of its libraries. */
  Path installed(String version, Optional<String> cuda) {
    write(
        "torch/version.py",
        "__version__ = '"
            + version
            + "'\ndebug = False\ncuda: Optional[str] = "
            + cuda.map(v -> "'" + v + "'").orElse("None"));
    write("torch/lib/libtorch.so", "");
    cuda.ifPresent(built -> write("torch/lib/libtorch_cuda.so", ""));
    return home.resolve("torch/lib");
  }

  /** A JNI library that was built for what is installed. */
  DeviceFolders jniBeside() {
    write("torch/lib/" + DJL + "-libdjl_torch.so", "");
    return this;
  }

  /** What DJL has unpacked before. */
  DeviceFolders cached(String version, String flavor) {
    write("cache/" + version + "-" + flavor + "-" + MACHINE + "/" + DJL + "-libdjl_torch.so", "");
    return this;
  }

  private void write(String name, String text) {
    try {
      Path file = home.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Surroundings surroundings() {
    write("engine/pytorch-engine.properties", "djl_version=" + DJL + "\npytorch_version=2.7.1");
    return new Surroundings(
        name -> Optional.ofNullable(variables.get(name)),
        new URLClassLoader(jars().toArray(URL[]::new), null),
        home.resolve("cache"),
        runtime,
        DJL,
        MACHINE);
  }

  private List<URL> jars() {
    try (var folders = Files.list(home)) {
      return folders
          .filter(folder -> folder.getFileName().toString().matches("jar.*|engine"))
          .sorted()
          .map(DeviceFolders::url)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path folder) {
    try {
      return folder.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
