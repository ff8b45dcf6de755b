package org.evosearch.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.VersionInfo;

/**
 * A server of S3's protocol in a process of its own: S3Proxy on a folder of the local disk, where a
 * hard link decides who creates an object.
 */
public final class S3Server implements AutoCloseable {

  /** Hadoop keeps a file system by its bucket's name, whatever its server: each has its own. */
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  private static final Pattern ADDRESS =
      Pattern.compile("Started .*ServerConnector.*127\\.0\\.0\\.1:(\\d+)}");

  private final Process process;
  private final int port;
  private final Path bucket;

  private S3Server(Process process, int port, Path bucket) {
    this.process = process;
    this.port = port;
    this.bucket = bucket;
  }

  /**
   * Whether Hadoop can create an object only if it is absent; a lease keeps drivers apart if not.
   */
  public static boolean hasConditionalCreation() {
    return Version.parse(VersionInfo.getVersion()).compareTo(Version.parse("3.4.2")) >= 0;
  }

  /** Starts a server with one empty bucket. */
  public static S3Server start(Path folder) throws IOException {
    Path bucket = folder.resolve("data/bucket-" + BUCKETS.incrementAndGet());
    Files.createDirectories(bucket);
    Path settings =
        Files.writeString(
            folder.resolve("s3proxy.conf"),
            """
            s3proxy.authorization=none
            s3proxy.endpoint=http://127.0.0.1:0
            jclouds.provider=filesystem-nio2
            jclouds.identity=unused
            jclouds.credential=unused
            jclouds.filesystem.basedir=%s
            """
                .formatted(folder.resolve("data")));
    Path log = folder.resolve("s3proxy.log");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("evosearch.s3proxy", "target/s3proxy.jar"),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .start();
    return new S3Server(process, port(process, log), bucket);
  }

  /** Reads what the server says until it listens, and leaves the rest to a thread. */
  private static int port(Process process, Path log) throws IOException {
    BufferedReader reader = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.append(line).append('\n');
      Matcher matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        Thread drain = new Thread(() -> reader.lines().forEach(ignored -> {}), "s3proxy");
        drain.setDaemon(true);
        drain.start();
        return Integer.parseInt(matcher.group(1));
      }
    }
    Files.writeString(log, said);
    throw new IOException("The server has ended: " + said);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** A store of that name, which does not exist yet. */
  public String store(String name) {
    return "s3a:/" + path(name);
  }

  /** The path of an object in requests. */
  public String path(String name) {
    return "/" + bucket.getFileName() + "/" + name;
  }

  /** Where the server keeps an object. */
  public Path file(String name) {
    return bucket.resolve(name);
  }

  /** How Hadoop reaches a server, or what stands before it, with few and quick repetitions. */
  public static Map<String, String> settings(int port) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("fs.s3a.endpoint", "http://127.0.0.1:" + port);
    settings.put("fs.s3a.endpoint.region", "us-east-1");
    settings.put("fs.s3a.path.style.access", "true");
    settings.put("fs.s3a.connection.ssl.enabled", "false");
    settings.put("fs.s3a.access.key", "unused");
    settings.put("fs.s3a.secret.key", "unused");
    settings.put(
        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    settings.put("fs.s3a.attempts.maximum", "2");
    settings.put("fs.s3a.retry.limit", "2");
    settings.put("fs.s3a.retry.interval", "10ms");
    settings.put("fs.s3a.connection.timeout", "15000");
    return settings;
  }

  /** The same for a file system that is nobody else's. */
  public static Configuration conf(int port) {
    Configuration conf = new Configuration(false);
    conf.addResource("core-default.xml");
    settings(port).forEach(conf::set);
    conf.setBoolean("fs.s3a.impl.disable.cache", true);
    return conf;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
