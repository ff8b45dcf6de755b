package org.evosearch.jobs.data.rows;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The paths that a path with alternatives in braces stands for, such as {@code X_{A,B}.tsv}. */
final class PathAlternatives {

  private static final Pattern INNERMOST = Pattern.compile("\\{([^{}]*)\\}");

  private PathAlternatives() {}

  /** All paths, in the order of the alternatives; the path itself if it has none. */
  static List<String> of(String path) {
    return expanded(path).distinct().toList();
  }

  private static Stream<String> expanded(String path) {
    Matcher braces = INNERMOST.matcher(path);
    return braces.find()
        ? Arrays.stream(braces.group(1).split(",", -1))
            .flatMap(
                one ->
                    expanded(
                        path.substring(0, braces.start()) + one + path.substring(braces.end())))
        : Stream.of(path);
  }
}
