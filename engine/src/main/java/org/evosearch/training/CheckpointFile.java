package org.evosearch.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evosearch.digest.Sha256;
import org.evosearch.trial.Epoch;

/**
 * The state of a training run as one file: a line of JSON (format, version, task, SHA-256 of task
 * and all that follows), a line of JSON with the learning curve, and the arrays as DJL encodes
 * them.
 */
public final class CheckpointFile {

  private static final String FORMAT = "evosearch-checkpoint";
  private static final int VERSION = 1;

  /** Losses may be NaN, and are if there are no validation images. */
  static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  private CheckpointFile() {}

  private record Header(String format, int version, String task, String sha256) {}

  private record Progress(double trainingSeconds, List<Epoch> curve) {}

  /** The file's bytes. */
  public static byte[] write(TrainingState state) {
    byte[] progress = line(new Progress(state.trainingSeconds(), state.curve()));
    byte[] rest =
        ByteBuffer.allocate(progress.length + state.arrays().length)
            .put(progress)
            .put(state.arrays())
            .array();
    byte[] header = line(new Header(FORMAT, VERSION, state.task(), digest(state.task(), rest)));
    return ByteBuffer.allocate(header.length + rest.length).put(header).put(rest).array();
  }

  private static byte[] line(Object value) {
    return (GSON.toJson(value) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String digest(String task, byte[] rest) {
    return new Sha256().add(task.getBytes(StandardCharsets.UTF_8)).add(rest).hex();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws CheckpointException if it is not a checkpoint, of another version, or damaged
   */
  public static TrainingState read(byte[] file) {
    int end = endOfLine(file);
    Header header = header(new String(file, 0, end, StandardCharsets.UTF_8));
    byte[] rest = Arrays.copyOfRange(file, end, file.length);
    if (!digest(header.task(), rest).equals(header.sha256())) {
      throw new CheckpointException("it is damaged (its SHA-256 differs)");
    }
    int arrays = endOfLine(rest);
    String text = new String(rest, 0, arrays, StandardCharsets.UTF_8);
    Progress progress = GSON.fromJson(text, Progress.class);
    return new TrainingState(
        header.task(),
        progress.curve(),
        progress.trainingSeconds(),
        Arrays.copyOfRange(rest, arrays, rest.length));
  }

  /** Where the line after the first one begins. */
  private static int endOfLine(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, bytes.length);
  }

  private static Header header(String line) {
    Header header =
        parsed(line).orElseThrow(() -> new CheckpointException("it is not a checkpoint file"));
    if (header.version() != VERSION) {
      throw new CheckpointException("its version is " + header.version() + ", not " + VERSION);
    }
    return header;
  }

  /** Empty if the line is not a whole header, whatever the parser throws. */
  private static Optional<Header> parsed(String line) {
    try {
      JsonObject object = JsonParser.parseString(line).getAsJsonObject();
      boolean whole =
          object.keySet().equals(Set.of("format", "version", "task", "sha256"))
              && object.get("format").getAsString().equals(FORMAT);
      return whole ? Optional.of(GSON.fromJson(object, Header.class)) : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
