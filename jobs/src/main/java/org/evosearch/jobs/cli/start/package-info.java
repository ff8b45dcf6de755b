/**
 * Queries over earlier runs when a search starts: for its first candidates, and for the trials that
 * its broods learn from.
 */
@NullMarked
package org.evosearch.jobs.cli.start;

import org.jspecify.annotations.NullMarked;
