/** Reports searches to servers that track experiments. */
@NullMarked
package org.evosearch.jobs.tracking;

import org.jspecify.annotations.NullMarked;
