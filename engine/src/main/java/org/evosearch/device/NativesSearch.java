package org.evosearch.device;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the libtorch that DJL will load, by DJL's own rules, before it is loaded. If these lead to
 * a download, which takes minutes or fails without network access, the search reports the reason
 * instead.
 *
 * @param surroundings what the choice depends on
 */
record NativesSearch(Surroundings surroundings) {

  private static final String PATH = "PYTORCH_LIBRARY_PATH";
  private static final String FLAVOR = "PYTORCH_FLAVOR";
  private static final String VERSION = "PYTORCH_VERSION";
  private static final String JNI = "libdjl_torch.so";
  private static final Pattern PLAIN = Pattern.compile("([0-9]+\\.[0-9]+\\.[0-9]+)(-[0-9a-z]+)*");
  private static final Pattern BUILT = Pattern.compile("__version__ = '([^'+]+)(\\+[^']*)?'");
  private static final Pattern CUDA = Pattern.compile("\\bcuda\\b[^=\n]*= '([0-9.]+)'");

  /**
   * Finds libtorch and its JNI library.
   *
   * @throws DeviceException if DJL would download, ignore a setting, or fail
   */
  Natives find() {
    Optional<String> path = surroundings.variable(PATH);
    return path.isPresent() ? installed(path.get()) : bundled();
  }

  private Natives installed(String path) {
    Path folder =
        Arrays.stream(path.split(File.pathSeparator))
            .map(Path::of)
            .map(entry -> entry.endsWith("libtorch.so") ? parent(entry) : entry)
            .filter(entry -> Files.isRegularFile(entry.resolve("libtorch.so")))
            .findFirst()
            .orElseThrow(
                () ->
                    new DeviceException(
                        "Invalid "
                            + PATH
                            + ": "
                            + path
                            + " (no libtorch.so; DJL would ignore it)"));
    String flavor = flavor();
    Optional<String> built = text(folder.resolveSibling("version.py"));
    String jni = jni(folder, installedVersion(), flavor);
    built.flatMap(text -> found(BUILT, text)).ifPresent(version -> requireJniOf(version, jni));
    return new Natives(
        built.flatMap(text -> found(BUILT, text)).orElse(installedVersion()),
        cuda(folder, built),
        flavor,
        folder + " (" + PATH + ")",
        jni);
  }

  private static Path parent(Path file) {
    return Optional.ofNullable(file.getParent()).orElse(Path.of("."));
  }

  private static Optional<String> cuda(Path folder, Optional<String> built) {
    return Files.exists(folder.resolve("libtorch_cuda.so"))
        ? built.flatMap(text -> found(CUDA, text)).or(() -> Optional.of("of unknown version"))
        : Optional.empty();
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new DeviceException("Cannot read " + file + ": " + e.getMessage());
    }
  }

  private String flavor() {
    return surroundings
        .variable(FLAVOR)
        .orElseThrow(
            () ->
                new DeviceException(
                    FLAVOR
                        + " is not set, but required with "
                        + PATH
                        + " (one of "
                        + String.join(", ", flavors())
                        + ": the JNI library, not the CUDA of libtorch)"));
  }

  /** The flavors for which the jar of JNI libraries has one for this machine. */
  private List<String> flavors() {
    return List.of("cpu", "cu118", "cu121", "cu124", "cu126", "cu128", "cu129", "cu130").stream()
        .filter(flavor -> surroundings.classes().getResource(jniResource(flavor)) != null)
        .toList();
  }

  private String jniResource(String flavor) {
    return "jnilib/" + surroundings.machine() + "/" + flavor + "/" + JNI;
  }

  private String installedVersion() {
    String version =
        surroundings
            .variable(VERSION)
            .or(() -> best().map(LibtorchJar::version))
            .orElse(ownVersion());
    if (!PLAIN.matcher(version).matches()) {
      throw new DeviceException(
          "Invalid " + VERSION + ": " + version + " (such as 2.7.1, without a build; or unset)");
    }
    return version;
  }

  /** The version of libtorch that this version of DJL was built for. */
  private String ownVersion() {
    return surroundings.properties("pytorch-engine.properties").stream()
        .map(found -> found.getProperty("pytorch_version", ""))
        .findFirst()
        .orElse("");
  }

  private Natives bundled() {
    List<LibtorchJar> all = LibtorchJar.all(surroundings);
    LibtorchJar best = best().orElseThrow(() -> new DeviceException(wouldDownload(all)));
    if (all.stream().map(bundle -> plain(bundle.version())).distinct().count() > 1) {
      throw new DeviceException(
          "Libtorch is on the class path in several versions: "
              + String.join(
                  ", ", all.stream().map(LibtorchJar::version).distinct().sorted().toList())
              + " (empty the folder of natives before a build)");
    }
    surroundings
        .variable(VERSION)
        .filter(wanted -> !best.version().startsWith(wanted))
        .ifPresent(wanted -> refuseVersion(wanted, best));
    Path none = surroundings.cache().resolve("none");
    return new Natives(
        plain(best.version()),
        best.cuda(),
        best.flavor(),
        "a jar for " + best.flavor(),
        jni(none, best.version(), best.flavor()));
  }

  private static void refuseVersion(String wanted, LibtorchJar best) {
    throw new DeviceException(
        "Invalid "
            + VERSION
            + ": "
            + wanted
            + " (libtorch on the class path is "
            + plain(best.version())
            + "; DJL would download)");
  }

  private String wouldDownload(List<LibtorchJar> all) {
    Optional<LibtorchJar> ignored = all.stream().filter(LibtorchJar::isForCuda).findFirst();
    return ignored
        .map(
            jar ->
                "Libtorch for "
                    + jar.flavor()
                    + " is on the class path and ignored, so DJL would download: "
                    + surroundings
                        .runtime()
                        .map(version -> "libcudart.so is of CUDA " + dotted(version))
                        .orElse("it finds no GPU through an unversioned libcudart.so"))
        .orElse(
            "No libtorch for "
                + surroundings.machine()
                + ": neither a jar on the class path nor "
                + PATH
                + "; DJL would download");
  }

  private static String dotted(String version) {
    int end = version.length() - 1;
    return version.substring(0, end) + "." + version.substring(end);
  }

  private Optional<LibtorchJar> best() {
    return LibtorchJar.best(surroundings);
  }

  /** Where the JNI library is. */
  private String jni(Path folder, String version, String flavor) {
    String name = surroundings.djl() + "-" + JNI;
    Path cached =
        surroundings
            .cache()
            .resolve(version + "-" + flavor + "-" + surroundings.machine())
            .resolve(name);
    return List.of(folder.resolve(name), folder.resolve(JNI), cached).stream()
        .filter(Files::exists)
        .findFirst()
        .map(Path::toString)
        .orElseGet(() -> jniOfJar(plain(version), flavor));
  }

  private String jniOfJar(String version, String flavor) {
    String needed = version + "-" + surroundings.djl();
    String found =
        surroundings.properties("jnilib/pytorch.properties").stream()
            .map(jar -> jar.getProperty("jni_version", ""))
            .findFirst()
            .orElseThrow(
                () ->
                    new DeviceException(
                        "No JNI library: pytorch-jni-"
                            + needed
                            + ".jar is not on the class path; DJL would download"));
    if (!found.startsWith(needed)) {
      throw new DeviceException(
          "The JNI library is " + found + ", and " + needed + " is needed; DJL would download");
    }
    if (surroundings.classes().getResource(jniResource(flavor)) == null) {
      throw new DeviceException(
          "Invalid flavor: "
              + flavor
              + " (pytorch-jni-"
              + found
              + ".jar has "
              + String.join(", ", flavors())
              + ")");
    }
    return "pytorch-jni-" + found + ".jar";
  }

  /** Checks the version of a JNI library from a jar; one beside libtorch was built for it. */
  private static void requireJniOf(String libtorch, String jni) {
    if (jni.endsWith(".jar") && !jni.startsWith("pytorch-jni-" + libtorch + "-")) {
      throw new DeviceException(
          "Libtorch is " + libtorch + " and " + jni + " was built for another version");
    }
  }

  private static String plain(String version) {
    Matcher matcher = PLAIN.matcher(version);
    return matcher.matches() ? matcher.group(1) : version;
  }
}
