package org.evosearch.jobs.report;

/**
 * One figure of a report.
 *
 * @param id for names of files and links
 * @param title in a few words
 * @param caption how it is read, and what it leaves out
 * @param plot what is drawn
 * @param table the numbers behind it
 */
record Figure(String id, String title, String caption, Plot plot, DataTable table) {}
