package org.evosearch.jobs.data.idx;

import java.io.Serializable;

/**
 * Images of a file that follow each other, for one task.
 *
 * @param files where they are
 * @param first index of the first one
 * @param count how many there are
 */
record IdxRange(IdxFiles files, int first, int count) implements Serializable {}
