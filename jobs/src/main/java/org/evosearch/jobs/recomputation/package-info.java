/**
 * Trials of a run that are evaluated again, to compare what comes of them with what is recorded.
 */
@NullMarked
package org.evosearch.jobs.recomputation;

import org.jspecify.annotations.NullMarked;
