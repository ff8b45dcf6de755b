/** Measures the device memory that trials take. */
@NullMarked
package org.evosearch.evaluation.memory;

import org.jspecify.annotations.NullMarked;
