/** Images in IDX files, as rows of Spark. */
@NullMarked
package org.evosearch.jobs.data.idx;

import org.jspecify.annotations.NullMarked;
