/** SHA-256, which identifies networks, data and files. Every package may use this one. */
@NullMarked
package org.evosearch.digest;

import org.jspecify.annotations.NullMarked;
