/** Trains predictors on the rows of tables, and compares them with simpler models. */
@NullMarked
package org.evosearch.experiment.learning;

import org.jspecify.annotations.NullMarked;
