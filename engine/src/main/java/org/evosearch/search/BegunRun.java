package org.evosearch.search;

/**
 * The settings with which a run began, as its journal recorded them.
 *
 * @param settings the effective settings then, as JSON
 * @param settingsDigest SHA-256, in hex, of all settings that its results depend on
 */
public record BegunRun(String settings, String settingsDigest) {}
