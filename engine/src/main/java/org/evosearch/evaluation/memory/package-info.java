/** What trials take of a device's memory. */
@NullMarked
package org.evosearch.evaluation.memory;

import org.jspecify.annotations.NullMarked;
