package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.hadoop.conf.Configuration;
import org.evosearch.config.SettingsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewFolderTest {

  /** Nothing can be renamed to a root, and it has no name. */
  @ParameterizedTest
  @ValueSource(strings = {"/", "file:///", "//"})
  void theRootIsNoNewFolder(String out) {
    assertThatThrownBy(() -> NewFolder.at(out, true, new Configuration()))
        .isInstanceOf(SettingsException.class)
        .hasMessage("Invalid --out: " + out + " (a folder, not the root)");
  }
}
