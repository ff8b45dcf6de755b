/** What commands print: progress, tables and reports. */
@NullMarked
package org.evosearch.jobs.cli.console;

import org.jspecify.annotations.NullMarked;
