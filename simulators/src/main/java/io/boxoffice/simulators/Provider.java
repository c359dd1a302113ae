package io.boxoffice.simulators;

import io.boxoffice.core.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides about payments, one at a time: every method holds the lock from the first look to the
/// journal, so that two equal requests at once find each other.
final class Provider {
  private final ProviderSettings settings;
  private final Clock clock;
  private final Ids ids;
  private final Journal journal;
  private final FaultBoard faults;
  private final Timers timers;
  private final Webhooks webhooks;
  private final PaymentJson json;
  private final Ledger ledger = new Ledger();

  Provider(
      ProviderSettings settings,
      Clock clock,
      Journal journal,
      FaultBoard faults,
      Timers timers,
      Webhooks webhooks,
      PaymentJson json) {
    this.settings = settings;
    this.clock = clock;
    this.ids = new Ids(clock);
    this.journal = journal;
    this.faults = faults;
    this.timers = timers;
    this.webhooks = webhooks;
    this.json = json;
  }

  /// Continues with what the journal knows: payments that are due and webhooks that were not heard.
  synchronized void resume() {
    journal.facts().forEach(ledger::apply);
    ledger.undelivered().forEach(this::tell);
    ledger.payments().stream().filter(Payment::isOpen).forEach(this::awaitDue);
  }

  synchronized Answer pay(String key, PaymentRequest request) {
    Optional<Payment> before = ledger.withKey(key);
    if (before.isPresent()) {
      return before.get().request().equals(request) ? answer(200, before.get()) : keyReused();
    }
    String id = open(key, request);
    if (request.token().isDecidedAtOnce()) {
      settle(id);
    } else {
      awaitDue(ledger.payment(id));
    }
    return answer(201, ledger.payment(id));
  }

  private String open(String key, PaymentRequest request) {
    String id = newId("pay");
    record(new Fact.Requested(id, key, request, clock.instant()));
    return id;
  }

  private void awaitDue(Payment payment) {
    due(payment).ifPresent(due -> timers.at(due, () -> settle(payment.id())));
  }

  private Optional<Instant> due(Payment payment) {
    Instant asked = payment.createdAt();
    Instant limit = payment.request().captureBefore();
    boolean limited = limit.isBefore(PaymentRequest.NO_LIMIT);
    return switch (payment.request().token()) {
      case OK, DECLINED -> Optional.of(asked);
      case SLOW -> Optional.of(asked.plus(settings.slowAfter()));
      case LATE -> Optional.of((limited ? limit : asked).plus(settings.lateAfter()));
      case CHALLENGE -> limited ? Optional.of(limit) : Optional.empty();
    };
  }

  /// Captures or declines a payment whose time has come, unless that was decided meanwhile.
  private synchronized void settle(String id) {
    Payment payment = ledger.payment(id);
    if (!payment.isOpen()) {
      return;
    }
    switch (payment.request().token()) {
      case OK, SLOW, LATE -> capture(payment);
      case DECLINED -> decline(payment, "card_declined");
      case CHALLENGE -> decline(payment, "expired");
    }
  }

  private void capture(Payment payment) {
    PaymentRequest request = payment.request();
    boolean tooLate = clock.instant().isAfter(request.captureBefore());
    if (tooLate && request.token() != MethodToken.LATE) {
      decline(payment, "expired");
      return;
    }
    record(new Fact.Captured(payment.id(), newId("evt"), clock.instant()));
    if (faults.takeDoubleCapture()) {
      String twin = open(newId("twin"), request);
      record(new Fact.Captured(twin, newId("evt"), clock.instant()));
    }
  }

  private void decline(Payment payment, String reason) {
    record(new Fact.Declined(payment.id(), newId("evt"), reason, clock.instant()));
  }

  /// The customer has passed the challenge.
  synchronized Optional<Payment> pass(String id) {
    Optional<Payment> payment = ledger.find(id);
    payment
        .filter(found -> found.status() == Payment.Status.ACTION_REQUIRED)
        .ifPresent(this::capture);
    return ledger.find(id);
  }

  synchronized Answer cancel(String id) {
    Optional<Payment> found = ledger.find(id);
    if (found.isEmpty()) {
      return unknownPayment();
    }
    Payment payment = found.get();
    return switch (payment.status()) {
      case PENDING, ACTION_REQUIRED -> {
        if (payment.request().token() == MethodToken.LATE) {
          yield answer(202, payment);
        }
        record(new Fact.Voided(id, clock.instant()));
        yield answer(200, ledger.payment(id));
      }
      case VOIDED -> answer(200, payment);
      case CAPTURED, DECLINED -> answer(409, payment);
    };
  }

  synchronized Answer refund(String id, String key, long amount) {
    Optional<Refund> before = ledger.refundWithKey(key);
    if (before.isPresent()) {
      Refund same = new Refund(before.get().id(), id, amount);
      return before.get().equals(same) ? Answer.json(200, json.of(same)) : keyReused();
    }
    Optional<Payment> payment = ledger.find(id);
    if (payment.isEmpty()) {
      return unknownPayment();
    }
    if (amount > payment.get().captured() - payment.get().refunded()) {
      return Answer.error(409, "refund_exceeds_capture", "more than was captured and is left");
    }
    Refund refund = new Refund(newId("ref"), id, amount);
    record(new Fact.Refunded(refund, key, newId("evt"), clock.instant()));
    return Answer.json(201, json.of(refund));
  }

  synchronized Answer show(String id) {
    return ledger.find(id).map(payment -> answer(200, payment)).orElseGet(Provider::unknownPayment);
  }

  synchronized List<Payment> withReference(String reference) {
    return ledger.withReference(reference);
  }

  synchronized List<Payment> all() {
    return new ArrayList<>(ledger.payments());
  }

  private void record(Fact fact) {
    journal.append(fact);
    ledger.apply(fact);
    if (fact instanceof Fact.Told told) {
      tell(told);
    }
  }

  private void tell(Fact.Told told) {
    Payment payment = ledger.payment(told.paymentId());
    webhooks.send(
        new Webhook(told.eventId(), payment.request().webhookUrl(), json.of(told, payment)),
        () -> delivered(told.eventId()));
  }

  private synchronized void delivered(String eventId) {
    record(new Fact.Delivered(eventId));
  }

  private String newId(String kind) {
    return kind + "_" + ids.next();
  }

  private Answer answer(int status, Payment payment) {
    return Answer.json(status, json.of(payment));
  }

  private static Answer unknownPayment() {
    return Answer.error(404, "unknown_payment", "there is no such payment");
  }

  private static Answer keyReused() {
    return Answer.error(
        409, "idempotency_key_reused", "this Idempotency-Key came with another request before");
  }
}
