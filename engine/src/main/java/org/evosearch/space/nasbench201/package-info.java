/** The space of NAS-Bench-201, and the networks that its cells are put in. */
@NullMarked
package org.evosearch.space.nasbench201;

import org.jspecify.annotations.NullMarked;
