package org.evosearch.jobs.store.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evosearch.file.WholeFile;
import org.jspecify.annotations.Nullable;

/**
 * A store on a local disk: hard links decide races, and writes forced to disk survive a power
 * failure.
 */
public final class LocalFiles implements StoreFiles {

  private final Path root;

  public LocalFiles(Path root) {
    this.root = root;
  }

  private Path path(String file) {
    return root.resolve(file);
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  @Override
  public void createRoot() throws IOException {
    Files.createDirectories(root);
  }

  @Override
  public String describe(String file) {
    return path(file).toString();
  }

  @Override
  public Optional<byte[]> read(String file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(path(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> list(String directory) throws IOException {
    return names(directory).stream().filter(name -> !name.startsWith(".")).toList();
  }

  /** Only for directories of a run whose lock the caller holds: other writers have ended. */
  @Override
  public List<String> abandoned(String directory) throws IOException {
    return names(directory).stream().filter(name -> name.startsWith(".")).toList();
  }

  private List<String> names(String directory) throws IOException {
    try (Stream<Path> files = Files.list(path(directory))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    WholeFile.write(path(file), content);
  }

  @Override
  public void claim(String source, String target) throws IOException {
    Path from = path(source);
    Path to = path(target);
    WholeFile.force(parent(from));
    WholeFile.force(parent(parent(from)));
    createLasting(parent(to));
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException e) {
      throw new IOException("the file system of " + root + " has no hard links", e);
    }
    WholeFile.force(parent(to));
  }

  /** Creates directories whose names survive a power failure. */
  private static void createLasting(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      createLasting(parent(directory));
      Files.createDirectories(directory);
      WholeFile.force(parent(directory));
    }
  }

  @Override
  public void rename(String source, String target) throws IOException {
    Files.createDirectories(parent(path(target)));
    Files.move(path(source), path(target), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(String file) throws IOException {
    try {
      Files.walkFileTree(path(file), new Removal());
    } catch (NoSuchFileException e) {
      // Already deleted by another process.
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException error)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }

  @Override
  public Closeable lock(String runId) throws IOException {
    Path directory = path("_locks");
    Files.createDirectories(directory);
    return RunLock.take(runId, directory.toRealPath().resolve("run_id=" + runId + ".lock"));
  }
}
