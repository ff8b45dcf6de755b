package org.evosearch.jobs.store.files;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.util.VersionInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of a store where names cannot be claimed atomically, such as S3 by Hadoop before 3.4.2: a
 * driver takes a lease of its run instead, and checks under it whether a name is free. That is
 * weaker: a request that takes longer than the lease lasts can still replace what another driver
 * wrote meanwhile.
 */
public final class LeasedFiles extends ForwardingFiles {

  private static final Logger LOG = LoggerFactory.getLogger(LeasedFiles.class);

  private final StoreFiles files;
  private final RunLease.Terms terms;
  private final Set<RunLease> held = ConcurrentHashMap.newKeySet();

  public LeasedFiles(StoreFiles files, RunLease.Terms terms) {
    super(files);
    this.files = files;
    this.terms = terms;
  }

  @Override
  public Closeable lock(String runId) throws IOException {
    LOG.warn(
        "Drivers of run {} are kept apart by a lease of {} s only, since the store cannot create a"
            + " file if it is absent in one step: Hadoop {} is too old (3.4.2 and later can), or"
            + " fs.s3a.create.conditional.enabled is false",
        runId,
        terms.length().toSeconds(),
        VersionInfo.getVersion());
    RunLease lease = RunLease.take(files, runId, terms);
    held.add(lease);
    return () -> {
      held.remove(lease);
      lease.close();
    };
  }

  @Override
  public void claim(String source, String target) throws IOException {
    byte[] content = read(source).orElseThrow(() -> new FileNotFoundException(describe(source)));
    for (RunLease lease : held) {
      lease.check();
    }
    if (read(target).isPresent()) {
      throw new FileAlreadyExistsException(describe(target));
    }
    write(target, content);
  }
}
