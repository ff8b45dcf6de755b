/** The cells of NAS-Bench-201, which NATS-Bench and TransNAS-Bench-101 use as well. */
@NullMarked
package org.evosearch.space.cell;

import org.jspecify.annotations.NullMarked;
