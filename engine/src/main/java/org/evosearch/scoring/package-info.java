/** A trained network applied to images, signals or rows of its users. */
@NullMarked
package org.evosearch.scoring;

import org.jspecify.annotations.NullMarked;
