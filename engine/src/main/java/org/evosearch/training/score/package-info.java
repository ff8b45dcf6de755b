/** What predictions are measured by beside loss and accuracy. */
@NullMarked
package org.evosearch.training.score;

import org.jspecify.annotations.NullMarked;
