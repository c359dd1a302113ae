package io.boxoffice.notifications.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.accounts.People;
import io.boxoffice.contracts.notifications.MailEvent.MailRequested;
import io.boxoffice.contracts.tickets.TicketCodes.TicketCode;
import io.boxoffice.core.Email;
import io.boxoffice.core.PassingFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class QuestionsTest {
  private static final UUID ID = UUID.fromString("0199d3a0-0000-7000-8000-000000000001");
  private static final AccountId ADA = new AccountId(ID);
  private static final OrderId ORDER = new OrderId(ID);
  private static final TicketCode CODE = new TicketCode(new TicketId(ID), new OfferId(ID), "code");
  private static final MailRequested MAIL =
      new MailRequested(
          ID,
          "tickets",
          ADA,
          Map.of("orderId", ORDER.toString(), "showId", ID.toString(), "tickets", "1"),
          Instant.EPOCH);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final AtomicInteger asked = new AtomicInteger();
  private Optional<People.Person> known =
      Optional.of(new People.Person(ADA, "Ada", new Email("ada@example.org")));

  @Test
  void all_services_are_asked_at_once() {
    CyclicBarrier allThree = new CyclicBarrier(3);
    try (Lookups lookups = lookups(() -> meet(allThree), LONG)) {
      Questions questions = Questions.ask(lookups, MAIL);

      assertThat(questions.person().get()).isEqualTo(known);
      assertThat(questions.show().get()).isEmpty();
      assertThat(questions.codes().get()).containsExactly(CODE);
      assertThat(questions.verificationCode().get()).isEmpty();
    }
  }

  @Test
  void a_service_that_hangs_is_given_up_after_its_time() {
    CountDownLatch never = new CountDownLatch(1);
    try (Lookups lookups = lookups(() -> await(never), Duration.ofMillis(20))) {
      Questions questions = Questions.ask(lookups, MAIL);

      assertThatThrownBy(() -> questions.codes().get())
          .isInstanceOf(PassingFailure.class)
          .hasMessage("tickets did not answer in time");
      assertThatThrownBy(() -> questions.person().get()).isInstanceOf(PassingFailure.class);
    }
  }

  @Test
  void a_service_that_fails_may_be_asked_again() {
    AtomicInteger failures = new AtomicInteger(1);
    Runnable failsOnce =
        () -> {
          if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("broken");
          }
        };
    try (Lookups lookups = lookups(failsOnce, LONG)) {
      assertThatThrownBy(() -> lookups.person(ADA).get())
          .isInstanceOf(PassingFailure.class)
          .hasMessage("people failed");

      assertThat(lookups.person(ADA).get()).isEqualTo(known);
    }
  }

  @Test
  void a_person_is_remembered_and_one_that_is_not_found_is_not() {
    try (Lookups lookups = lookups(() -> {}, LONG)) {
      Optional<People.Person> ada = known;
      known = Optional.empty();
      assertThat(lookups.person(ADA).get()).isEmpty();
      known = ada;

      assertThat(lookups.person(ADA).get()).isEqualTo(ada);
      assertThat(lookups.person(ADA).get()).isEqualTo(ada);
    }
    assertThat(asked).hasValue(2);
  }

  private Lookups lookups(Runnable before, Duration within) {
    People people =
        new People() {
          @Override
          public Optional<Person> person(AccountId accountId) {
            asked.incrementAndGet();
            before.run();
            return known;
          }

          @Override
          public Optional<String> verificationCode(AccountId accountId, UUID challengeId) {
            throw new IllegalStateException("nobody needs a code");
          }
        };
    return new Lookups(
        people,
        (ShowId _) -> {
          before.run();
          return Optional.empty();
        },
        _ -> {
          before.run();
          return List.of(CODE);
        },
        within);
  }

  private static void meet(CyclicBarrier others) {
    try {
      others.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
