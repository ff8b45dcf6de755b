/** Applies trained networks to users' images, signals or rows. */
@NullMarked
package org.evosearch.scoring;

import org.jspecify.annotations.NullMarked;
