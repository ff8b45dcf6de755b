package org.evosearch.jobs.tracking;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;

/**
 * The settings {@code tracking.mlflow}.
 *
 * @param uri of the server, without a slash at its end
 * @param experiment its name on the server; created if it is missing
 */
public record MlflowSettings(URI uri, String experiment) {

  /**
   * Reads the settings.
   *
   * @return empty if no server is named
   * @throws org.evosearch.config.SettingsException if the server's address is invalid
   */
  public static Optional<MlflowSettings> of(Settings settings) {
    Section section = settings.root().section("tracking").section("mlflow");
    return section
        .optionalText("uri")
        .map(text -> new MlflowSettings(uri(section, text), section.text("experiment")));
  }

  /**
   * Checks the settings.
   *
   * @throws org.evosearch.config.SettingsException if the server's address is invalid
   */
  public static void check(Settings settings) {
    of(settings);
  }

  private static URI uri(Section section, String text) {
    try {
      URI uri = new URI(text.replaceAll("/+$", ""));
      boolean isServer =
          ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
              && uri.getHost() != null
              && uri.getUserInfo() == null;
      if (isServer) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Reported below, like any other invalid address.
    }
    throw section.invalid(
        "uri", "http:// or https:// and a host; user and password go into the environment");
  }

  /**
   * The {@code Authorization} header that MLflow's own clients send, from the same variables as
   * theirs.
   *
   * @param environment of the process
   */
  static Optional<String> authorization(Map<String, String> environment) {
    String token = environment.getOrDefault("MLFLOW_TRACKING_TOKEN", "");
    String user = environment.getOrDefault("MLFLOW_TRACKING_USERNAME", "");
    if (!token.isEmpty()) {
      return Optional.of("Bearer " + token);
    }
    String password = environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return user.isEmpty()
        ? Optional.empty()
        : Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
  }
}
