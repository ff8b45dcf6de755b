package org.evosearch.jobs.data.idx;

import java.io.Serializable;

/**
 * Consecutive images of a file, for one task.
 *
 * @param files that contain them
 * @param first index of the first one
 * @param count how many there are
 */
record IdxRange(IdxFiles files, int first, int count) implements Serializable {}
