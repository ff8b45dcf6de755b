/** Files on the local disk. */
@NullMarked
package org.evosearch.file;

import org.jspecify.annotations.NullMarked;
