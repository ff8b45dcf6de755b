package org.evosearch.device;

import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The driver's own library. It exists wherever the driver does, even in containers without {@code
 * nvidia-smi}, and calling it neither needs CUDA nor takes memory of a device.
 *
 * @param name of the library
 * @param kernelModule file in which the kernel module names its version
 */
public record DriverLibrary(String name, Path kernelModule) implements DriverSource {

  /** The driver of this machine. */
  public static final DriverLibrary OF_THIS_MACHINE =
      new DriverLibrary("libcuda.so.1", Path.of("/proc/driver/nvidia/version"));

  private static final Pattern VERSION = Pattern.compile(" ([0-9]{3,}(\\.[0-9]+)+) ");
  private static final int NO_DEVICE = 100;
  private static final int MAJOR = 75;
  private static final int MINOR = 76;
  private static final int LONGEST_NAME = 256;

  @Override
  public Driver ask() {
    NativeLibrary library = library();
    int result = call(library, "cuInit", 0);
    if (result != 0) {
      throw new DeviceException(
          result == NO_DEVICE
              ? "The driver finds no GPU (CUDA_VISIBLE_DEVICES hides all those that it does not"
                  + " name)"
              : "The driver cannot start: cuInit returns " + result + " (nvidia-smi may say why)");
    }
    int count = number(library, "cuDeviceGetCount");
    List<Gpu> gpus = IntStream.range(0, count).mapToObj(i -> gpu(library, i)).toList();
    return new Driver(version(), number(library, "cuDriverGetVersion"), gpus);
  }

  private NativeLibrary library() {
    try {
      return NativeLibrary.getInstance(name);
    } catch (UnsatisfiedLinkError e) {
      throw new DeviceException(
          "No driver: "
              + name
              + " cannot be loaded (NVIDIA's driver is not installed, or the container has no"
              + " access to it)");
    }
  }

  private static int call(NativeLibrary library, String function, Object... arguments) {
    return library.getFunction(function).invokeInt(arguments);
  }

  private static void require(NativeLibrary library, String function, Object... arguments) {
    int result = call(library, function, arguments);
    if (result != 0) {
      throw new DeviceException("The driver does not answer: " + function + " returns " + result);
    }
  }

  private static int number(NativeLibrary library, String function) {
    IntByReference number = new IntByReference();
    require(library, function, number);
    return number.getValue();
  }

  private static Gpu gpu(NativeLibrary library, int index) {
    IntByReference device = new IntByReference();
    require(library, "cuDeviceGet", device, index);
    byte[] name = new byte[LONGEST_NAME];
    require(library, "cuDeviceGetName", name, name.length, device.getValue());
    LongByReference bytes = new LongByReference();
    require(library, "cuDeviceTotalMem_v2", bytes, device.getValue());
    int capability =
        10 * attribute(library, MAJOR, device.getValue())
            + attribute(library, MINOR, device.getValue());
    return new Gpu(index, text(name), bytes.getValue(), capability);
  }

  private static int attribute(NativeLibrary library, int attribute, int device) {
    IntByReference value = new IntByReference();
    require(library, "cuDeviceGetAttribute", value, attribute, device);
    return value.getValue();
  }

  private static String text(byte[] name) {
    String whole = new String(name, StandardCharsets.UTF_8);
    int end = whole.indexOf('\0');
    return end < 0 ? whole : whole.substring(0, end);
  }

  private String version() {
    try {
      Matcher version = VERSION.matcher(Files.readString(kernelModule));
      return version.find() ? version.group(1) : "";
    } catch (IOException e) {
      // Some containers hide the file although the driver works.
      return "";
    }
  }
}
