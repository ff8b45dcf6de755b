/** Signals: values of one or several channels over time, and what networks see of them. */
@NullMarked
package org.evosearch.dataset.signal;

import org.jspecify.annotations.NullMarked;
