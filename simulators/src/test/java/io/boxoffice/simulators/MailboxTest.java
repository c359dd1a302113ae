package io.boxoffice.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class MailboxTest {
  private final Mailbox mailbox = new Mailbox(2);

  @Test
  void the_oldest_makes_room() {
    mailbox.add(mail("1"));
    mailbox.add(mail("2"));
    mailbox.add(mail("3"));

    assertThat(mailbox.all()).extracting(CaughtMail::subject).containsExactly("2", "3");
    assertThat(mailbox.total()).isEqualTo(3);
  }

  @Test
  void who_waits_is_woken_by_the_mail_that_is_wanted() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          threads.submit(
              () -> mailbox.await(mail -> mail.subject().equals("2"), Duration.ofSeconds(20)));
      mailbox.add(mail("1"));
      mailbox.add(mail("2"));

      assertThat(waiting.get()).map(CaughtMail::subject).contains("2");
    }
  }

  private static CaughtMail mail(String subject) {
    byte[] raw = ("Subject: " + subject + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    return new CaughtMail("to", "from", raw, SteppedClock.START);
  }
}
