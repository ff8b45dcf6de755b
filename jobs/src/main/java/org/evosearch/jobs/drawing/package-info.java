/** Networks and family trees as pictures and tables. */
@NullMarked
package org.evosearch.jobs.drawing;

import org.jspecify.annotations.NullMarked;
