package io.boxoffice.app.verify;

/// A counterexample: something that is not as promised, and the event that shows it.
///
/// @param log the service whose log it is in
/// @param stream the aggregate's, or the name of a checkpoint or table
/// @param version within the stream; 0 if it is not about one event
/// @param position within the log; 0 if it is not about one event
/// @param sentence what is wrong
public record Violation(
    Check check, String log, String stream, long version, long position, String sentence) {

  static Violation at(Check check, LogEvent event, String sentence) {
    return new Violation(
        check, event.log().schema(), event.stream(), event.version(), event.position(), sentence);
  }

  /// In two lines, for people.
  public String text() {
    return "%s%n  in %s: stream %s, version %d, position %d"
        .formatted(sentence, log, stream, version, position);
  }
}
