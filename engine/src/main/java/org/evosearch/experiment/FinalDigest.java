package org.evosearch.experiment;

import java.util.List;
import java.util.stream.Stream;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.config.Settings;
import org.evosearch.digest.Sha256;
import org.evosearch.search.ChosenNetwork;

/**
 * The identity of a final training: settings, data and network.
 *
 * @param settings of the training
 * @param chosen the network that is trained
 * @param dataDigest SHA-256, in hex, of the data
 */
record FinalDigest(Settings settings, ChosenNetwork chosen, String dataDigest) {

  private static final List<String> RELEVANT =
      List.of("run.seed", "dataset", "final-training", "limits.threads");

  /** SHA-256, in hex, over the settings as {@link SettingsDigest} sees them, and the rest. */
  String current() {
    return SettingsDigest.of(SettingsDigest.identity(settings, RELEVANT), others());
  }

  /**
   * The digest of earlier releases, from which they made run ids: SHA-256, in hex, over whole
   * sections, defaults included, without younger keys.
   */
  String first() {
    List<String> without =
        Stream.concat(Stream.of("dataset.path"), FirstDigest.younger(settings).stream()).toList();
    String sections = settings.filledFrom(SettingsDigest.RECORDED_SETTINGS).json(RELEVANT, without);
    return Sha256.hex(sections + "\n" + String.join("\n", others()));
  }

  private List<String> others() {
    return List.of(
        dataDigest,
        ArchitectureJson.write(chosen.network().architecture()),
        chosen.network().hyperparameters().toString(),
        chosen.auxiliaryNode().toString());
  }
}
