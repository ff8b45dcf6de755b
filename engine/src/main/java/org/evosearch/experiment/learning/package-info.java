/** A predictor is trained on the rows of a table by settings, and compared with simpler models. */
@NullMarked
package org.evosearch.experiment.learning;

import org.jspecify.annotations.NullMarked;
