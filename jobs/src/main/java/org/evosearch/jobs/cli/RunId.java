package org.evosearch.jobs.cli;

import org.evosearch.search.RunRecord;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Accepts only valid run ids, so that no other text is looked up in a store. */
final class RunId implements ITypeConverter<String> {

  private static final int MAX_SHOWN = 60;

  @Override
  public String convert(String text) {
    if (!RunRecord.isRunId(text)) {
      throw new TypeConversionException(
          "'"
              + text.substring(0, Math.min(text.length(), MAX_SHOWN)).replaceAll("\\p{Cntrl}", "?")
              + "' is not a valid run id ("
              + RunRecord.ID_RULE
              + ")");
    }
    return text;
  }
}
