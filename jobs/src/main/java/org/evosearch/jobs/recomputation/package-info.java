/** Evaluates trials of a run again, to compare their outcomes with the recorded ones. */
@NullMarked
package org.evosearch.jobs.recomputation;

import org.jspecify.annotations.NullMarked;
