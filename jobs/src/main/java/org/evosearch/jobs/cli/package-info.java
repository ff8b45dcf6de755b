/** The command line: the only place that prints for the user, and the only one that may exit. */
@NullMarked
package org.evosearch.jobs.cli;

import org.jspecify.annotations.NullMarked;
