package org.evosearch.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Libtorch;

/**
 * Checks the devices of a process: the driver, then the libtorch that would be loaded, then, if
 * there are no problems so far, a training run on each device. Loads libtorch only if nothing would
 * be downloaded.
 *
 * @param driver source of what the driver reports
 * @param surroundings what DJL's choice of libtorch depends on
 * @param trials trains on a device
 */
public record DeviceLook(
    DriverSource driver, Surroundings surroundings, Function<DeviceSlot, DeviceTrial> trials) {

  /** The check of this process. */
  public static DeviceLook atThisProcess() {
    Surroundings surroundings = Surroundings.ofThisProcess(Libtorch.djlVersion());
    return new DeviceLook(DriverLibrary.OF_THIS_MACHINE, surroundings, DeviceLook::train);
  }

  private static DeviceTrial train(DeviceSlot slot) {
    Libtorch.useThreads(1);
    return DeviceTrial.on(slot);
  }

  /** Whether networks are trained, or only files and the driver are checked. */
  public enum Depth {
    /** Nothing is loaded. */
    NATIVES,
    /** One network is trained on each device. */
    TRAINING
  }

  /**
   * Runs the check.
   *
   * @param place name of this process in the report
   * @param wanted GPUs to be used; empty for all that are visible
   */
  public DeviceReport report(String place, Optional<List<Integer>> wanted, Depth depth) {
    Findings findings = new Findings();
    Optional<Driver> found = findings.of("driver", driver::ask);
    found.ifPresent(there -> findings.line("devices", there.devices()));
    Optional<Natives> natives =
        findings.of("libtorch", () -> new NativesSearch(surroundings).find(), Natives::libtorch);
    natives.ifPresent(
        there ->
            findings.line(
                "JNI",
                there.flavor() + ", from " + there.jni() + ", for DJL " + surroundings.djl()));
    List<Integer> gpus = wanted.orElseGet(() -> all(found));
    natives.ifPresent(there -> findings.problems(mismatches(there, found, gpus)));
    findings.line("will use", uses(findings.isSound(), gpus));
    if (findings.isSound() && depth == Depth.TRAINING) {
      train(gpus, findings);
    }
    return findings.report(place);
  }

  private static List<Integer> all(Optional<Driver> driver) {
    return driver.map(Driver::gpus).orElse(List.of()).stream().map(Gpu::index).toList();
  }

  private static List<String> mismatches(
      Natives natives, Optional<Driver> driver, List<Integer> wanted) {
    List<String> problems = new ArrayList<>();
    driver.ifPresent(there -> problems.addAll(mismatches(natives, there, wanted)));
    if (driver.isEmpty() && natives.flavor().startsWith("cu")) {
      problems.add("Flavor " + natives.flavor() + " cannot be loaded without the driver");
    }
    return problems;
  }

  private static List<String> mismatches(Natives natives, Driver driver, List<Integer> wanted) {
    List<String> problems = new ArrayList<>();
    List<Integer> there = driver.gpus().stream().map(Gpu::index).toList();
    wanted.stream()
        .filter(gpu -> gpu >= 0 && !there.contains(gpu))
        .forEach(
            gpu ->
                problems.add("gpu(" + gpu + ") was assigned, but the driver does not report it"));
    if (natives.cuda().isEmpty()) {
      problems.add("Libtorch was built for the CPU, so no GPU would be used");
    }
    natives
        .cuda()
        .filter(cuda -> cuda.matches("[0-9]+\\..*"))
        .map(cuda -> Integer.parseInt(cuda.substring(0, cuda.indexOf('.'))))
        .filter(major -> major > driver.cudaMajor())
        .ifPresent(
            major ->
                problems.add(
                    "The driver is too old: libtorch was built with CUDA "
                        + natives.cuda().get()
                        + ", and it supports CUDA "
                        + driver.cudaMajor()));
    return problems;
  }

  private static String uses(boolean isSound, List<Integer> gpus) {
    if (!isSound) {
      return "nothing until the problems are fixed";
    }
    return String.join(", ", gpus.stream().map(gpu -> new DeviceSlot(gpu).toString()).toList())
        + ": libtorch was built with CUDA and the driver supports it";
  }

  private void train(List<Integer> gpus, Findings findings) {
    Optional<DeviceTrial> cpu =
        findings.of("training", () -> trials.apply(DeviceSlot.CPU), one -> "cpu: " + one.line(one));
    cpu.ifPresent(
        beside ->
            gpus.forEach(
                gpu ->
                    findings
                        .of(
                            "training",
                            () -> trials.apply(new DeviceSlot(gpu)),
                            one -> one.slot() + ": " + one.line(beside))
                        .ifPresent(one -> findings.problems(one.problems(beside)))));
  }

  /** Lines and problems, in the order in which they come up. */
  private static final class Findings {

    private final List<String> lines = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    <T> Optional<T> of(String name, Supplier<T> question) {
      return of(name, question, Object::toString);
    }

    <T> Optional<T> of(String name, Supplier<T> question, Function<T, String> words) {
      try {
        T answer = question.get();
        line(name, words.apply(answer));
        return Optional.of(answer);
      } catch (DeviceException e) {
        line(name, "none that can be used");
        problems.add(String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    }

    void line(String name, String text) {
      lines.add(String.format(Locale.ROOT, "%-9s %s", name, text));
    }

    void problems(List<String> more) {
      problems.addAll(more);
    }

    boolean isSound() {
      return problems.isEmpty();
    }

    DeviceReport report(String place) {
      return new DeviceReport(place, lines, problems);
    }
  }
}
