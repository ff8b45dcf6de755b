@NullMarked
package org.evosearch.training;

import org.jspecify.annotations.NullMarked;
