package org.evosearch.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import java.nio.file.Path;
import java.util.Optional;
import org.evosearch.evaluation.Libtorch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesSearchTest {

  private static final String JNI = "2.7.1-0.35.1";

  @TempDir private Path home;
  private DeviceFolders machine;

  @BeforeEach
  void beginWithAJniLibrary() {
    machine = new DeviceFolders(home).jni(JNI, "cpu", "cu128");
  }

  private Natives found() {
    return new NativesSearch(machine.surroundings()).find();
  }

  private void assertRefused(String line) {
    assertThatThrownBy(this::found).isInstanceOf(DeviceException.class).hasMessage(line);
  }

  private Path installed(String version, String cuda) {
    Path libraries = machine.installed(version, Optional.of(cuda));
    machine.variable("PYTORCH_LIBRARY_PATH", libraries);
    return libraries;
  }

  @Test
  void aJarForTheCpuIsFound() {
    machine.jar("2.7.1-20250812", "cpu");

    assertThat(found())
        .isEqualTo(
            new Natives(
                "2.7.1", Optional.empty(), "cpu", "a jar for cpu", "pytorch-jni-2.7.1-0.35.1.jar"));
  }

  @Test
  void aJarForCudaIsPreferredWhereItsRuntimeIsFound() {
    machine.jar("2.7.1", "cpu").jar("2.7.1", "cu128").runtime("129");

    assertThat(found().flavor()).isEqualTo("cu128");
    assertThat(found().cuda()).contains("12.8");
    assertThat(found().libtorch()).isEqualTo("2.7.1 with CUDA 12.8, from a jar for cu128");
  }

  @Test
  void aJarForCudaIsIgnoredWithoutARuntime() {
    machine.jar("2.7.1", "cu128");

    assertRefused(
        "Libtorch for cu128 is on the class path and ignored, so DJL would download: it finds no"
            + " GPU through an unversioned libcudart.so");
  }

  @Test
  void aJarForCudaIsIgnoredWithAnOlderRuntime() {
    machine.jar("2.7.1", "cu128").runtime("126");

    assertRefused(
        "Libtorch for cu128 is on the class path and ignored, so DJL would download: libcudart.so"
            + " is of CUDA 12.6");
  }

  @Test
  void nothingAtAllWouldBeDownloaded() {
    assertRefused(
        "No libtorch for linux-x86_64: neither a jar on the class path nor PYTORCH_LIBRARY_PATH;"
            + " DJL would download");
  }

  @Test
  void twoVersionsAreRefused() {
    machine.jar("2.7.1", "cpu").jar("2.5.1", "cpu");

    assertRefused(
        "Libtorch is on the class path in several versions: 2.5.1, 2.7.1 (empty the folder of"
            + " natives before a build)");
  }

  @Test
  void anotherVersionIsNotWished() {
    machine.jar("2.7.1", "cpu").variable("PYTORCH_VERSION", "2.5.1");

    assertRefused(
        "Invalid PYTORCH_VERSION: 2.5.1 (libtorch on the class path is 2.7.1; DJL would download)");
  }

  @Test
  void whatPipInstalledIsFoundWithItsCuda() {
    Path libraries = installed("2.7.1+cu126", "12.6");
    machine.variable("PYTORCH_FLAVOR", "cu128");

    assertThat(found())
        .isEqualTo(
            new Natives(
                "2.7.1",
                Optional.of("12.6"),
                "cu128",
                libraries + " (PYTORCH_LIBRARY_PATH)",
                "pytorch-jni-2.7.1-0.35.1.jar"));
  }

  @Test
  void aFolderWithoutLibtorchWouldBeIgnored() {
    machine.jar("2.7.1", "cpu").variable("PYTORCH_LIBRARY_PATH", home);

    assertRefused(
        "Invalid PYTORCH_LIBRARY_PATH: " + home + " (no libtorch.so; DJL would ignore it)");
  }

  @Test
  void aFlavorHasToBeNamed() {
    installed("2.7.1+cu126", "12.6");

    assertRefused(
        "PYTORCH_FLAVOR is not set, but required with PYTORCH_LIBRARY_PATH (one of cpu, cu128:"
            + " the JNI library, not the CUDA of libtorch)");
  }

  @Test
  void aFlavorHasToHaveAJniLibrary() {
    installed("2.7.1+cu126", "12.6");
    machine.variable("PYTORCH_FLAVOR", "cu126");

    assertRefused("Invalid flavor: cu126 (pytorch-jni-2.7.1-0.35.1.jar has cpu, cu128)");
  }

  @Test
  void pipsNameOfAVersionIsRefused() {
    installed("2.7.1+cu126", "12.6");
    machine.variable("PYTORCH_FLAVOR", "cpu").variable("PYTORCH_VERSION", "2.7.1+cu126");

    assertRefused(
        "Invalid PYTORCH_VERSION: 2.7.1+cu126 (such as 2.7.1, without a build; or unset)");
  }

  @Test
  void aJniLibraryOfAnotherVersionWouldBeDownloaded() {
    installed("2.7.1+cu126", "12.6");
    machine.variable("PYTORCH_FLAVOR", "cpu").variable("PYTORCH_VERSION", "2.11.0");

    assertRefused(
        "The JNI library is 2.7.1-0.35.1, and 2.11.0-0.35.1 is needed; DJL would download");
  }

  @Test
  void anotherLibtorchThanTheJniLibraryWasBuiltForIsRefused() {
    installed("2.11.0+cu130", "13.0");
    machine.variable("PYTORCH_FLAVOR", "cpu");

    assertRefused(
        "Libtorch is 2.11.0 and pytorch-jni-2.7.1-0.35.1.jar was built for another version");
  }

  @Test
  void aJniLibraryBesideLibtorchWasBuiltForIt() {
    Path libraries = installed("2.11.0+cu130", "13.0");
    machine.variable("PYTORCH_FLAVOR", "cpu").jniBeside();

    assertThat(found().version()).isEqualTo("2.11.0");
    assertThat(found().jni()).isEqualTo(libraries.resolve("0.35.1-libdjl_torch.so").toString());
  }

  @Test
  void withoutAJniLibraryOneWouldBeDownloaded() {
    DeviceFolders other = new DeviceFolders(home.resolve("other"));
    other.jar("2.7.1", "cpu");

    assertThatThrownBy(() -> new NativesSearch(other.surroundings()).find())
        .hasMessage(
            "No JNI library: pytorch-jni-2.7.1-0.35.1.jar is not on the class path; DJL would"
                + " download");
    other.cached("2.7.1", "cpu");
    assertThat(new NativesSearch(other.surroundings()).find().jni()).contains("cache");
  }

  /** The rules are DJL's: what they say of this process is what it loads. */
  @Test
  void theSearchSaysWhatDjlLoads() {
    Natives expected = new NativesSearch(Surroundings.ofThisProcess(Libtorch.djlVersion())).find();
    Libtorch.useThreads(1);

    assertThat(Engine.getInstance().getVersion()).isEqualTo(expected.version());
  }
}
