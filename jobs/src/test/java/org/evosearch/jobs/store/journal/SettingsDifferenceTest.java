package org.evosearch.jobs.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsDifferenceTest {

  @Test
  void theFirstKeyThatDiffersIsNamed() {
    assertThat(
            SettingsDifference.first(
                "{\"b\":{\"c\":1,\"d\":[1,2]},\"a\":true}",
                "{\"a\":true,\"b\":{\"c\":1,\"d\":[1,3]}}"))
        .contains("b.d was [1,2], is [1,3]");
  }

  @Test
  void aKeyThatOnlyOneHasDiffers() {
    assertThat(SettingsDifference.first("{\"a\":1}", "{\"a\":1,\"b\":\"x\"}"))
        .contains("b was absent, is \"x\"");
  }

  @Test
  void equalSettingsInAnotherOrderDoNotDiffer() {
    assertThat(SettingsDifference.first("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}")).isEmpty();
  }

  @Test
  void whatIsNoJsonIsNotCompared() {
    assertThat(SettingsDifference.first("{\"a\":", "{}")).isEmpty();
  }
}
