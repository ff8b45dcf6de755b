package org.evosearch.jobs.store.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * A store on HDFS, whose rename is atomic and fails if the new name is taken. There is no lock: the
 * name node cannot tell a dead driver from a slow one, so conflicts of drivers are decided by the
 * commit.
 */
final class HadoopFiles implements StoreFiles {

  private final HadoopFolder folder;
  private final FileContext context;

  HadoopFiles(Path root, Configuration conf) throws IOException {
    this.folder = new HadoopFolder(root, root.getFileSystem(conf));
    this.context = FileContext.getFileContext(root.toUri(), conf);
  }

  private Path path(String file) {
    return folder.path(file);
  }

  @Override
  public void createRoot() throws IOException {
    context.mkdir(folder.root(), FileContext.DIR_DEFAULT_PERM, true);
  }

  @Override
  public String describe(String file) {
    return path(file).toString();
  }

  @Override
  public Optional<byte[]> read(String file) throws IOException {
    return folder.read(file);
  }

  @Override
  public List<String> list(String directory) throws IOException {
    return folder.list(directory);
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    Path target = path(file);
    Path hidden = new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID());
    try {
      create(hidden, content);
      context.rename(hidden, target, Options.Rename.OVERWRITE);
    } catch (IOException e) {
      discard(hidden, e);
      throw e;
    }
  }

  private void create(Path file, byte[] content) throws IOException {
    try (FSDataOutputStream out =
        context.create(file, EnumSet.of(CreateFlag.CREATE), Options.CreateOpts.createParent())) {
      out.write(content);
      out.hsync();
    }
  }

  /** Deletes a hidden file, which is never read and counts against a quota. */
  private void discard(Path hidden, IOException problem) {
    try {
      context.delete(hidden, false);
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
  }

  @Override
  public void claim(String source, String target) throws IOException {
    makeParent(path(target));
    context.rename(path(source), path(target), Options.Rename.NONE);
  }

  @Override
  public void rename(String source, String target) throws IOException {
    makeParent(path(target));
    context.rename(path(source), path(target), Options.Rename.OVERWRITE);
  }

  private void makeParent(Path file) throws IOException {
    context.mkdir(file.getParent(), FileContext.DIR_DEFAULT_PERM, true);
  }

  @Override
  public void delete(String file) throws IOException {
    folder.delete(file);
  }

  @Override
  public Closeable lock(String runId) {
    return () -> {};
  }
}
