package io.boxoffice.testing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// What every [io.boxoffice.eventlog.EventLog] must do, by itself and under the real writer. The
/// tests are named by the guarantees that they show.
@Timeout(60)
public abstract class EventLogContract
    implements AppendContract,
        ReaderContract,
        GroupCommitContract,
        AheadContract,
        TogetherContract,
        AggregateContract,
        IdempotencyContract,
        WriterContract,
        LostAnswerContract {

  private LogUnderTest subject;

  /// Made anew before each test.
  protected EventLogContract() {
    this.subject = new LogUnderTest(new NoLog());
  }

  /// An empty log.
  protected abstract EventLogFixture fixture();

  @Override
  public LogUnderTest subject() {
    return subject;
  }

  @BeforeEach
  void open() {
    subject = new LogUnderTest(fixture());
  }

  @AfterEach
  void close() {
    subject.close();
  }
}
