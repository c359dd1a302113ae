package io.boxoffice.app.rules;

import java.nio.file.Path;

/// A place that does not keep a rule.
record Breach(Path file, long line, String what) {

  @Override
  public String toString() {
    return file + ":" + line + " " + what;
  }
}
