package org.evosearch.space;

import com.typesafe.config.ConfigUtil;
import java.util.List;
import org.evosearch.config.PartFactory;
import org.evosearch.config.Section;
import org.evosearch.control.ControlProblem;

/** Makes a search space of networks with given weights, for a problem without a data set. */
public interface ProblemSpaceFactory extends PartFactory {

  /**
   * Makes the space.
   *
   * @param section settings of the space
   * @param problem what its networks are for
   * @throws org.evosearch.config.SettingsException if a setting is wrong
   */
  PhenotypeSpace<?> create(Section section, ControlProblem problem);

  @Override
  default List<String> resultKeys(Section root) {
    return List.of("space.name", ConfigUtil.joinPath("space", name()));
  }
}
