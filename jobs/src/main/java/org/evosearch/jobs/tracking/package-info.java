/** What is reported of a search to servers that track experiments. */
@NullMarked
package org.evosearch.jobs.tracking;

import org.jspecify.annotations.NullMarked;
