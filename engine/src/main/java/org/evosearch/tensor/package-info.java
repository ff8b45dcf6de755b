/** Arrays independent of any framework, and their file format. */
@NullMarked
package org.evosearch.tensor;

import org.jspecify.annotations.NullMarked;
