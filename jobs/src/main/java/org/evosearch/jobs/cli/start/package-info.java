/**
 * What a search asks of earlier runs when it starts: what it tries first, what its broods learn
 * from.
 */
@NullMarked
package org.evosearch.jobs.cli.start;

import org.jspecify.annotations.NullMarked;
