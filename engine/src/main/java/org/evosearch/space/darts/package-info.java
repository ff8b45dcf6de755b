/** The cells of DARTS, which PC-DARTS, EG-NAS and NAS-Bench-301 share, and their two networks. */
@NullMarked
package org.evosearch.space.darts;

import org.jspecify.annotations.NullMarked;
