package org.evosearch.jobs.cli;

import com.typesafe.config.ConfigUtil;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Addresses of stores, and ids of runs, that cannot be. */
final class NameMistakes {

  private static final List<String> ADDRESSES =
      List.of(
          "",
          " ",
          ":",
          "://",
          "file:",
          "a:b:c",
          "http://[",
          "mailto:x@y",
          "jar:file:/x!/",
          "a\0b",
          "gs://bucket/x",
          "ftp://host/x",
          "nonsense://x",
          "s3a://",
          "s3a:///x",
          "hdfs://[::1/x",
          "file://elsewhere/x",
          "http://localhost/x",
          "data:text/plain,x",
          "file:///a\0b",
          "hdfs://:99999/x",
          "C:\\store",
          "s3://bucket/x",
          "abfs://",
          "wasb://a@b/c",
          "file:relative",
          "://x",
          "1:2",
          "urn:isbn:1",
          "jdbc:x:y");

  private static final List<String> SPARK_ADDRESSES =
      List.of(
          "nonsense://x",
          "nonsense:x",
          "gs://bucket/x.jar",
          "http://[",
          "://",
          "a:b:c",
          "mailto:x@y",
          "s3a://",
          "hdfs://:99999/x",
          "a\0b");

  private static final List<String> IDS =
      List.of(
          "",
          " ",
          "../x",
          "../../canary",
          "a/b",
          "/tmp/x",
          "a\\b",
          "a b",
          "a\0b",
          "a:b",
          "%2e%2e",
          "ünïcode",
          "a\nb",
          "*",
          "?",
          "$HOME",
          "`x`",
          "a'b",
          "a\"b",
          "~",
          ".",
          "..",
          "-",
          "--",
          "a;b",
          "a|b",
          "\u001b[31m",
          "\u202ea",
          "a=b",
          "[a]",
          "{a,b}",
          "\ufeffa",
          "run_id=a/b");

  private NameMistakes() {}

  static FuzzCase next(FuzzRoom room) {
    FuzzDice dice = room.dice();
    return switch (dice.below(9)) {
      case 0, 1 -> FuzzCase.refused(at(room, dice.pick(ADDRESSES)));
      case 7 -> FuzzCase.failed(inSpark(room));
      case 2 -> FuzzCase.refused(at(room, noFolder(room)));
      case 3, 4 -> FuzzCase.refused(of(room, id(dice)));
      case 5 -> FuzzCase.refused(asking(room, room.folder().resolve("absent").toString()));
      case 6 -> FuzzCase.refused(absent(room));
      default -> FuzzCase.fine(odd(room));
    };
  }

  private static String id(FuzzDice dice) {
    return switch (dice.below(4)) {
      case 0 -> "r".repeat(dice.between(300, 100_000));
      case 1 -> dice.pick(IDS) + dice.pick(IDS) + "/";
      default -> dice.pick(IDS);
    };
  }

  /** A file, or a place below one. */
  private static String noFolder(FuzzRoom room) {
    Path file = room.file("occupied", "no store");
    return room.dice()
        .pick(
            file.toString(),
            file.resolve("below").toString(),
            "file://" + file,
            "/proc/nothing/here",
            room.folder() + "/" + "n".repeat(300));
  }

  /** Any command on this address. */
  private static List<String> at(FuzzRoom room, String address) {
    if (room.dice().in(2)) {
      return Stream.concat(
              room.search(room.settings("")).stream().limit(3), Stream.of("--store", address))
          .toList();
    }
    return asking(room, address);
  }

  /** Addresses that Spark takes from its own settings. */
  private static List<String> inSpark(FuzzRoom room) {
    String address = room.dice().pick(SPARK_ADDRESSES);
    String key = room.dice().pick("spark.jars", "spark.files", "spark.hadoop.fs.defaultFS");
    return room.search(room.settings(""), "-D", "spark.conf.\"" + key + "\"=" + quoted(address));
  }

  private static List<String> asking(FuzzRoom room, String address) {
    return switch (room.dice().below(4)) {
      case 0 -> List.of("status", "--store", address);
      case 1 -> List.of("verify", "--store", address);
      case 2 -> List.of("query", "--store", address, "SELECT * FROM runs");
      default -> List.of("train-final", "--run", "r", "--store", address);
    };
  }

  private static List<String> of(FuzzRoom room, String id) {
    String store = room.runs().get().toString();
    return switch (room.dice().below(5)) {
      case 0 -> List.of("status", "--store", store, "--run", id);
      case 1 -> List.of("verify", "--store", store, "--run", id);
      case 2 -> List.of("train-final", "--store", store, "--run", id);
      case 3 -> room.search(room.settings("run.id = " + quoted(id)));
      default -> room.search(room.settings(""), "--run", id);
    };
  }

  private static String quoted(String text) {
    return ConfigUtil.quoteString(text);
  }

  private static List<String> absent(FuzzRoom room) {
    String store = room.runs().get().toString();
    String id = room.dice().pick("smal", "small.", "Small", "x".repeat(50), "small-1", "_");
    return switch (room.dice().below(4)) {
      case 0 -> List.of("status", "--store", store, "--run", id);
      case 1 -> List.of("verify", "--store", store, "--run", id);
      case 2 -> List.of("train-final", "--store", store, "--run", id, "--rank", "1");
      default -> List.of("train-final", "--store", store, "--run", "small", "--rank", "99");
    };
  }

  /** Names that are only unusual; all in the command's own folder. */
  private static List<String> odd(FuzzRoom room) {
    String store =
        room.dice().pick("s t", "[s]*", "{a,b}", "%41", "s#1", "ü", "a//b/../c", "$HOME", "s?x=1");
    String address = room.store() + "/" + store;
    return Stream.concat(
            room.search(room.settings("")).stream().limit(3), Stream.of("--store", address))
        .toList();
  }
}
