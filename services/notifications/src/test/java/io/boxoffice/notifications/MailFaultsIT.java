package io.boxoffice.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.notifications.MailEvent.MailFailed;
import io.boxoffice.contracts.notifications.MailEvent.MailSent;
import io.boxoffice.simulators.CaughtMail;
import io.boxoffice.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MailFaultsIT {
  private static final int MANY = 2_000;

  private final NotificationsApp app =
      new NotificationsApp("--boxoffice.notifications.lookup-within=500ms");
  private final AccountId ada = app.neighbours.person(app.newId(), "Ada", "ada@example.org");
  private final ShowId tosca = app.neighbours.show(app.newId(), "Tosca");

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void a_mail_server_that_is_down_delays_a_mail_which_then_comes_once() {
    app.catcher.stop();
    app.completed(ada, tosca, 1);
    Eventually.holds("it was tried several times", () -> app.tries() >= 3);

    app.catcher.start();

    app.mailTo("ada@example.org");
    Eventually.holds("it is known as sent", () -> app.history(ada).size() == 2);
    assertThat(app.history(ada).getLast()).isInstanceOf(MailSent.class);
    assertThat(app.catcher.total()).isEqualTo(1);
  }

  @Test
  void a_mail_server_that_says_later_is_asked_later() {
    app.catcher.refuse(true);
    app.completed(ada, tosca, 1);
    Eventually.holds("it was tried several times", () -> app.tries() >= 3);

    app.catcher.refuse(false);

    app.mailTo("ada@example.org");
    assertThat(app.catcher.total()).isEqualTo(1);
  }

  @Test
  void connections_that_a_restarted_server_lost_cost_no_mail() {
    app.completed(ada, tosca, 1);
    app.mailTo("ada@example.org");

    app.catcher.stop();
    app.catcher.start();
    app.completed(ada, tosca, 1);

    Eventually.holds("the second mail comes", () -> app.catcher.total() == 2);
  }

  @Test
  void many_mails_all_come_once_over_few_connections() {
    List<AccountId> people = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      people.add(app.neighbours.person(app.newId(), "P" + i, "p" + i + "@example.org"));
    }
    try (var orders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < MANY; i++) {
        AccountId customer = people.get(i % people.size());
        orders.execute(() -> app.completed(customer, tosca, 1));
      }
    }

    Eventually.holds("all mails came", () -> app.catcher.total() >= MANY);

    List<CaughtMail> mails = app.catcher.mails();
    assertThat(mails).extracting(mail -> mail.header("Message-ID")).doesNotHaveDuplicates();
    assertThat(mails).hasSize(MANY);
    assertThat(app.neighbours.askedForPeople.get())
        .as("people are remembered for a minute")
        .isEqualTo(people.size());
  }

  @Test
  void tickets_do_not_wait_for_ever_for_the_name_of_their_show() {
    app.neighbours.showsTake(Duration.ofMinutes(1));

    app.completed(ada, tosca, 1);

    CaughtMail mail = app.mailTo("ada@example.org");
    assertThat(mail.subject()).isEqualTo("Your tickets");
    assertThat(mail.text()).contains("code-of-");
  }

  @Test
  void people_that_hang_delay_the_mail_until_they_answer() {
    app.neighbours.eachTakes(Duration.ofMinutes(1));
    app.completed(ada, tosca, 1);
    Eventually.holds("it was tried again", () -> app.tries() >= 2);
    assertThat(app.catcher.total()).isZero();

    app.neighbours.eachTakes(Duration.ZERO);

    assertThat(app.mailTo("ada@example.org").subject()).isEqualTo("Your tickets for Tosca");
  }

  @Test
  void an_address_that_no_server_takes_ends_as_failed_without_telling_it() {
    app.catcher.unknown("ada@example.org");

    app.completed(ada, tosca, 1);

    Eventually.holds("it is given up", () -> app.history(ada).size() == 2);
    assertThat(app.history(ada).getLast())
        .isInstanceOfSatisfying(
            MailFailed.class, failed -> assertThat(failed.reason()).isEqualTo("smtp-550"));
    assertThat(app.stored()).doesNotContain("ada@example.org");
  }
}
