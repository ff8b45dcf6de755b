package org.evosearch.jobs.cli;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What is logged while it is open; users see it on the standard error stream. */
final class LoggedLines extends AbstractAppender implements AutoCloseable {

  private final List<String> lines = new CopyOnWriteArrayList<>();

  LoggedLines() {
    super("fuzz", null, null, true, Property.EMPTY_ARRAY);
    start();
    root().addAppender(this, null, null);
  }

  private static LoggerConfig root() {
    return ((LoggerContext) LogManager.getContext(false)).getConfiguration().getRootLogger();
  }

  @Override
  public void append(LogEvent event) {
    Throwable thrown = event.getThrown();
    String trace = thrown == null ? "" : "\n\tat (the trace of " + thrown + ")";
    lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage() + trace);
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    root().removeAppender(getName());
    stop();
  }
}
