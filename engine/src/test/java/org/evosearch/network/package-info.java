@NullMarked
package org.evosearch.network;

import org.jspecify.annotations.NullMarked;
