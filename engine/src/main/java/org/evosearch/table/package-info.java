/** Tables of networks that were trained before: which rows and metrics a file has. */
@NullMarked
package org.evosearch.table;

import org.jspecify.annotations.NullMarked;
