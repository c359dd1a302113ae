package io.boxoffice.app.simulation;

import io.boxoffice.core.Money;
import io.boxoffice.core.PassingFailure;
import io.boxoffice.payments.application.PaymentProvider;
import io.boxoffice.payments.application.Reference;
import io.boxoffice.payments.domain.ProviderPayment;
import io.boxoffice.payments.domain.ProviderPayment.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A payment provider that is slow, forgets to answer, takes money late, twice or too much, and
/// tells of it when it likes.
final class Provider implements PaymentProvider, Actor {
  static final List<String> METHODS =
      List.of("good", "good", "good", "declined", "later", "confirm", "twice", "wrong", "refused");

  private static final Money NOTHING = new Money(0, Organizer.CURRENCY);

  private final World world;
  private final Map<String, ProviderPayment> payments = new LinkedHashMap<>();
  private final Map<String, Reference> references = new HashMap<>();
  private final Map<UUID, String> byKey = new HashMap<>();
  private final Map<String, UUID> refundKeys = new HashMap<>();
  private final Agenda later = new Agenda();

  Provider(World world) {
    this.world = world;
  }

  @Override
  public String name() {
    return "provider";
  }

  @Override
  public long readyAt() {
    return later.next();
  }

  @Override
  public void step() {
    later.doNext();
  }

  @Override
  public ProviderPayment capture(
      UUID key, Reference reference, Money amount, String methodToken, Instant captureBefore) {
    silent();
    String known = byKey.get(key);
    if (known == null) {
      if (methodToken.equals("refused")) {
        throw new Refused("unknown_token");
      }
      known = made(reference, first(methodToken), amount, methodToken);
      byKey.put(key, known);
      follow(known, reference, amount, methodToken);
    }
    silent();
    return payment(known);
  }

  @Override
  public List<ProviderPayment> find(Reference reference) {
    silent();
    return payments.values().stream()
        .filter(payment -> reference.equals(references.get(payment.id())))
        .toList();
  }

  @Override
  public ProviderPayment cancel(String id) {
    silent();
    ProviderPayment payment = payment(id);
    if (isOpen(payment)) {
      change(id, Status.VOIDED, NOTHING);
    }
    silent();
    return payment(id);
  }

  @Override
  public void refund(UUID key, String id, Money amount) {
    silent();
    ProviderPayment payment = payment(id);
    UUID first = refundKeys.putIfAbsent(id, key);
    Violation.unless(
        first == null || first.equals(key), "P2: %s is refunded under a second key", id);
    Violation.unless(
        payment.captured().equals(amount), "P2: %s of %s is refunded", amount, payment);
    payments.put(id, new ProviderPayment(id, payment.status(), payment.captured(), amount, "", ""));
    silent();
  }

  /// Everything it knows, with what each is for.
  Map<ProviderPayment, Reference> book() {
    Map<ProviderPayment, Reference> book = new LinkedHashMap<>();
    payments.values().forEach(payment -> book.put(payment, reference(payment.id())));
    return book;
  }

  /// What a notice shows, for its reader.
  ProviderPayment payment(String id) {
    ProviderPayment payment = payments.get(id);
    if (payment == null) {
      throw new Violation("the provider is asked for " + id);
    }
    return payment;
  }

  private Reference reference(String id) {
    Reference reference = references.get(id);
    if (reference == null) {
      throw new Violation("the provider knows no " + id);
    }
    return reference;
  }

  private static Status first(String method) {
    return switch (method) {
      case "declined" -> Status.DECLINED;
      case "later" -> Status.PENDING;
      case "confirm" -> Status.ACTION_REQUIRED;
      default -> Status.CAPTURED;
    };
  }

  private String made(Reference reference, Status status, Money amount, String method) {
    String id = "p-" + (payments.size() + 1);
    references.put(id, reference);
    Money taken = method.equals("wrong") ? amount.plus(new Money(1, Organizer.CURRENCY)) : amount;
    payments.put(id, shown(id, status, status == Status.CAPTURED ? taken : NOTHING));
    notify(id);
    return id;
  }

  /// What happens to a payment by itself.
  private void follow(String id, Reference reference, Money amount, String method) {
    Duration soon = Duration.ofMillis(world.dice.between(1, 20_000));
    Duration late = Duration.ofSeconds(world.dice.between(1, 2_000));
    switch (method) {
      case "later", "confirm" -> in(world.dice.chance(0.7) ? soon : late, () -> decide(id, amount));
      case "twice" -> in(soon, () -> made(reference, Status.CAPTURED, amount, "good"));
      default -> {}
    }
  }

  private void decide(String id, Money amount) {
    if (isOpen(payment(id))) {
      boolean taken = world.dice.chance(0.7);
      change(id, taken ? Status.CAPTURED : Status.DECLINED, taken ? amount : NOTHING);
    }
  }

  private static boolean isOpen(ProviderPayment payment) {
    return payment.status() == Status.PENDING || payment.status() == Status.ACTION_REQUIRED;
  }

  private void change(String id, Status status, Money captured) {
    payments.put(id, shown(id, status, captured));
    notify(id);
  }

  private static ProviderPayment shown(String id, Status status, Money captured) {
    return new ProviderPayment(id, status, captured, NOTHING, "", "");
  }

  /// Tells of a change: at once, hours later, or twice. What comes behind it may overtake it.
  private void notify(String id) {
    ProviderPayment payment = payment(id);
    Notice notice = Notice.of("n-%s-%s".formatted(id, payment.status()), reference(id), payment);
    int times = world.dice.oneOf(1, 1, 2);
    long most = world.dice.oneOf(10, 1_000, 30_000, 20_000_000);
    for (int i = 0; i < times; i++) {
      in(Duration.ofMillis(world.dice.between(1, most)), () -> deliver(notice));
    }
  }

  private void deliver(Notice notice) {
    world.send(
        "payments",
        notice.unit(),
        took -> {
          if (!took) {
            in(Duration.ofSeconds(world.dice.between(1, 60)), () -> deliver(notice));
          }
        });
  }

  private void in(Duration delay, Runnable work) {
    later.add(world.time.in(delay), "provider", work);
  }

  /// Before or behind the work: the caller can't tell.
  private void silent() {
    if (!world.faults.isCalm() && world.dice.chance(0.1)) {
      throw new PassingFailure("the provider does not answer");
    }
  }
}
