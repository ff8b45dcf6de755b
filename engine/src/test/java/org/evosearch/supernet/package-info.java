/** Tests of shared weights. */
@NullMarked
package org.evosearch.supernet;

import org.jspecify.annotations.NullMarked;
