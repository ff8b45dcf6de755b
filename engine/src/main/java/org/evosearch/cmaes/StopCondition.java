package org.evosearch.cmaes;

/** Why a run of the strategy ends. The names are those of the literature. */
public enum StopCondition {
  /** A value reached the target. */
  FTARGET("FTarget"),
  /** The limit of generations is reached. */
  MAX_ITER("MaxIter"),
  /** The limit of evaluations is reached. */
  MAX_FEVALS("MaxFevals"),
  /** A tenth of a standard deviation along an axis does not change the mean. */
  NO_EFFECT_AXIS("NoEffectAxis"),
  /** A fifth of a standard deviation in a coordinate does not change the mean. */
  NO_EFFECT_COORD("NoEffectCoord"),
  /** The covariance is too badly conditioned. */
  CONDITION_COV("ConditionCov"),
  /** The best values of the recent generations are equal. */
  EQUAL_FUN_VALUES("EqualFunValues"),
  /** Values differ by less than the tolerance, in this and over the recent generations. */
  TOL_FUN("TolFun"),
  /** Coordinates change by less than the tolerance. */
  TOL_X("TolX"),
  /** The step grew far beyond the first one: it was too small, or the function has no minimum. */
  TOL_X_UP("TolXUp"),
  /** Best and median values no longer improve. */
  STAGNATION("Stagnation"),
  /** The best three quarters of the points are equal. */
  FLAT_FITNESS("FlatFitness");

  private final String title;

  StopCondition(String title) {
    this.title = title;
  }

  /** The name in the literature, such as {@code TolFun}. */
  public String title() {
    return title;
  }
}
