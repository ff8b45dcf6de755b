/** The cells of NAS-Bench-101 and the network that they are put in. */
@NullMarked
package org.evosearch.space.nasbench101;

import org.jspecify.annotations.NullMarked;
