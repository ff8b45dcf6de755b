package org.evosearch.jobs.store;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A store on HDFS, whose rename is one step that fails if the new name is taken. There is no lock:
 * the name node cannot tell a dead driver from a slow one, so drivers meet at the commit.
 */
final class HadoopFiles implements StoreFiles {

  private final Path root;
  private final FileContext context;

  HadoopFiles(Path root, Configuration conf) throws IOException {
    this.root = root;
    this.context = FileContext.getFileContext(root.toUri(), conf);
  }

  private Path path(String file) {
    return new Path(root, file);
  }

  @Override
  public String describe(String file) {
    return path(file).toString();
  }

  @Override
  public Optional<byte[]> read(String file) throws IOException {
    try (FSDataInputStream in = context.open(path(file))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> list(String directory) throws IOException {
    List<String> names = new ArrayList<>();
    try {
      RemoteIterator<FileStatus> files = context.listStatus(path(directory));
      while (files.hasNext()) {
        names.add(files.next().getPath().getName());
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    names.removeIf(name -> name.startsWith("."));
    return names;
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    Path target = path(file);
    Path hidden = new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID());
    try (FSDataOutputStream out =
        context.create(hidden, EnumSet.of(CreateFlag.CREATE), Options.CreateOpts.createParent())) {
      out.write(content);
      out.hsync();
    }
    context.rename(hidden, target, Options.Rename.OVERWRITE);
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
    try {
      context.delete(path(file), true);
    } catch (FileNotFoundException e) {
      // Somebody else was faster.
    }
  }

  @Override
  public Closeable lock(String runId) {
    return () -> {};
  }
}
