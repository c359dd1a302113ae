package io.boxoffice.app.verify;

import java.time.Instant;

/// Checks that each stream is whole and in order. Sees the events of a log stream by stream.
final class StreamCheck {
  private final Findings findings;
  private String stream = "";
  private long streams;
  private long events;
  private long version;
  private long position;
  private Instant recordedAt = Instant.MIN;

  StreamCheck(Findings findings) {
    this.findings = findings;
  }

  void see(LogEvent event) {
    findings.examined(Check.LOGS);
    events++;
    if (streams == 0 || !event.stream().equals(stream)) {
      streams++;
      stream = event.stream();
      version = 0;
      position = 0;
      recordedAt = Instant.MIN;
    }
    checkVersion(event);
    if (event.position() <= position) {
      broken(event, "Version " + event.version() + " was appended before the version before it.");
    }
    if (event.recordedAt().isBefore(recordedAt)) {
      broken(
          event,
          "It was recorded at %s, but the version before it at %s."
              .formatted(event.recordedAt(), recordedAt));
    }
    version = event.version();
    position = event.position();
    recordedAt = event.recordedAt();
  }

  Report.LogCount count(ServiceLog log, long head) {
    return new Report.LogCount(log.schema(), events, streams, head);
  }

  private void checkVersion(LogEvent event) {
    if (event.version() < 1) {
      broken(event, "Versions count from 1, but there is version " + event.version() + ".");
    } else if (event.version() == version) {
      broken(event, "There are two events of version " + version + ".");
    } else if (event.version() > version + 1) {
      broken(event, "A gap: version %d follows version %d.".formatted(event.version(), version));
    }
  }

  private void broken(LogEvent event, String sentence) {
    findings.violation(Check.LOGS, event, sentence);
  }
}
