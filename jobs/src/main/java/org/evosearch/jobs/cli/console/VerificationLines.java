package org.evosearch.jobs.cli.console;

import java.io.PrintWriter;
import org.evosearch.jobs.store.audit.VerificationListener;
import org.evosearch.jobs.store.audit.VerifiedRun;
import org.evosearch.jobs.store.files.Damage;

/** Prints the findings, the progress and the result of a verification. */
public final class VerificationLines implements VerificationListener {

  private static final double SECONDS_BETWEEN = 10;

  private final PrintWriter out;
  private final String run;
  private final long start = System.nanoTime();
  private double said;

  public VerificationLines(PrintWriter out, String run) {
    this.out = out;
    this.run = run;
  }

  @Override
  public void damaged(Damage damage) {
    say("Damaged: " + damage.line());
  }

  @Override
  public void noted(String note) {
    say("Note: " + note);
  }

  /** Prints the progress every ten seconds. */
  @Override
  public void verified(int generation, int expected) {
    double seconds = (System.nanoTime() - start) / 1e9;
    if (seconds - said >= SECONDS_BETWEEN) {
      said = seconds;
      int done = generation + 1;
      String left = TimeLeft.text(seconds / done * (expected - done));
      say("Run " + run + ": " + done + " of " + expected + " generations" + left);
    }
  }

  /** Prints the result. */
  public void conclude(VerifiedRun verified) {
    String size =
        count(verified.generations(), "generation") + ", " + count(verified.trials(), "trial");
    say(
        verified.isSound()
            ? "Run " + run + " is sound: " + size + ", " + head(verified)
            : "Run "
                + run
                + " is damaged: "
                + count(verified.damages(), "problem")
                + "; "
                + size
                + " could be read");
  }

  private static String head(VerifiedRun verified) {
    String file = verified.generations() == 0 ? "its file" : "the last fitness file";
    return file + " has SHA-256 " + verified.head().orElseThrow();
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
