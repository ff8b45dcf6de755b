/** Reports of runs: figures from what the store has on record, as a page, as SVG and as CSV. */
@NullMarked
package org.evosearch.jobs.report;

import org.jspecify.annotations.NullMarked;
