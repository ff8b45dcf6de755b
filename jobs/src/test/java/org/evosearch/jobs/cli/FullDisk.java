package org.evosearch.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a command whose store is on a disk of its own that is too small, twice; then the disk is
 * made larger, and the command is run again. What the disk holds in the end is copied, since it
 * vanishes with the process, which has to be in a namespace of its own ({@code unshare --mount}).
 */
final class FullDisk {

  private static final String ENOUGH = "256m";

  private FullDisk() {}

  /** Arguments: folder of the store, size of its disk in KiB, where to copy it to; the command. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path store = Path.of(args[0]);
    String[] command = List.of(args).subList(3, args.length).toArray(String[]::new);
    Files.createDirectories(store);
    mount("size=" + args[1] + "k", store);
    report(CommandLineRun.of(command));
    report(CommandLineRun.of(command));
    mount("remount,size=" + ENOUGH, store);
    report(CommandLineRun.of(command));
    run("cp", "-r", store.toString(), args[2]);
    System.exit(0);
  }

  private static void mount(String options, Path store) throws IOException, InterruptedException {
    run("mount", "-t", "tmpfs", "-o", options, "tmpfs", store.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException(List.of(command) + " ended with " + status);
    }
  }

  /** Exit code and complaints of a run in one line. */
  private static void report(CommandLineRun run) {
    System.out.println("run " + run.exitCode() + " " + run.err().strip().replace("\n", "\\n"));
  }
}
