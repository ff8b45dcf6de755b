package org.evosearch.predictor;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evosearch.dataset.DataException;
import org.evosearch.digest.Sha256;
import org.evosearch.file.WholeFile;

/**
 * A predictor as one file: a line with its format, version and SHA-256 of all that follows, then
 * parts, each after its length: the description as JSON, the weights, the embedding, and the images
 * of each task.
 */
public final class PredictorFile {

  private static final String FORMAT = "evosearch-predictor 1 ";

  /** Correlations are NaN if nothing was held out. */
  private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  private PredictorFile() {}

  /** Writes a file, completely or not at all. */
  public static void write(TrainedPredictor predictor, Path file) {
    try {
      WholeFile.write(file, bytes(predictor));
    } catch (IOException e) {
      throw new PredictorException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Checks that a file can be written, without leaving anything.
   *
   * @throws PredictorException if it cannot
   */
  public static void requireWritable(Path file) {
    try {
      WholeFile.requireWritable(file);
    } catch (IOException e) {
      throw new PredictorException("Cannot write " + file + ": " + DataException.reason(e), e);
    }
  }

  /** The file's bytes. */
  public static byte[] bytes(TrainedPredictor predictor) {
    byte[] body = body(predictor);
    byte[] head = (FORMAT + Sha256.hex(body) + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private static byte[] body(TrainedPredictor predictor) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      part(out, GSON.toJson(predictor.description()).getBytes(StandardCharsets.UTF_8));
      part(out, predictor.weights());
      part(out, predictor.embedding());
      for (TaskSample coreset : predictor.coresets()) {
        part(out, coreset.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void part(DataOutputStream out, byte[] content) throws IOException {
    out.writeInt(content.length);
    out.write(content);
  }

  /** SHA-256, in hex, of a file. */
  public static String digest(Path file) {
    return Sha256.hex(content(file));
  }

  /**
   * Reads a file.
   *
   * @throws PredictorException if it is not a predictor, of another version, or damaged
   */
  public static TrainedPredictor read(Path file) {
    try {
      return parsed(content(file));
    } catch (IOException | JsonParseException | IllegalArgumentException e) {
      throw new PredictorException("Cannot use " + file + ": " + reason(e), e);
    }
  }

  private static String reason(Exception cause) {
    return cause instanceof IOException
        ? String.valueOf(cause.getMessage())
        : "its description is damaged";
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      String advice = e instanceof NoSuchFileException ? " (predictor train writes it)" : "";
      throw new PredictorException(
          "Cannot read " + file + ": " + DataException.reason(e) + advice, e);
    }
  }

  private static TrainedPredictor parsed(byte[] file) throws IOException {
    int end = FORMAT.length() + Sha256.LENGTH + 1;
    String head = new String(file, 0, Math.min(end, file.length), StandardCharsets.US_ASCII);
    if (!head.startsWith(FORMAT) || !head.endsWith("\n")) {
      throw new IOException("it is not a predictor, or one of another version");
    }
    byte[] body = Arrays.copyOfRange(file, end, file.length);
    if (!head.strip().endsWith(Sha256.hex(body))) {
      throw new IOException("it is damaged (its SHA-256 differs)");
    }
    return parsed(new DataInputStream(new ByteArrayInputStream(body)));
  }

  private static TrainedPredictor parsed(DataInputStream in) throws IOException {
    String json = new String(part(in), StandardCharsets.UTF_8);
    TrainedPredictor.Description description =
        GSON.fromJson(json, TrainedPredictor.Description.class);
    byte[] weights = part(in);
    byte[] embedding = part(in);
    List<TaskSample> coresets = new ArrayList<>();
    for (int i = 0; i < description.tasks().size(); i++) {
      coresets.add(TaskSample.of(part(in)));
    }
    return new TrainedPredictor(description, weights, coresets, embedding);
  }

  private static byte[] part(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
