package org.evosearch.jobs.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A discovery script that tells Spark of one GPU, of address 3, where there is none. */
public final class GpuScript {

  private GpuScript() {}

  /** The script. */
  public static Path path() {
    try {
      Path script =
          Files.createTempFile(
              "gpus",
              ".sh",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      script.toFile().deleteOnExit();
      return Files.writeString(
          script, "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"3\"]}'\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
