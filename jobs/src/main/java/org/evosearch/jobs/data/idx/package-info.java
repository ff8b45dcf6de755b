/** Images in IDX files, as Spark rows. */
@NullMarked
package org.evosearch.jobs.data.idx;

import org.jspecify.annotations.NullMarked;
