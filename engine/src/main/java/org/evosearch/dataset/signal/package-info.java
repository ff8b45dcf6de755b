/** Signals: values of one or several channels over time, and their preparation for networks. */
@NullMarked
package org.evosearch.dataset.signal;

import org.jspecify.annotations.NullMarked;
