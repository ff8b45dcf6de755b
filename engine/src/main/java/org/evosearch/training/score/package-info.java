/** Metrics of predictions, besides loss and accuracy. */
@NullMarked
package org.evosearch.training.score;

import org.jspecify.annotations.NullMarked;
