/** SHA-256, by which networks, data and files are known. Every package may use this one. */
@NullMarked
package org.evosearch.digest;

import org.jspecify.annotations.NullMarked;
