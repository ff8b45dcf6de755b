/** The size space of NATS-Bench. */
@NullMarked
package org.evosearch.space.natsbench;

import org.jspecify.annotations.NullMarked;
