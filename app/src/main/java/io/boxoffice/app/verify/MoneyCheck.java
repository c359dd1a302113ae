package io.boxoffice.app.verify;

import io.boxoffice.app.verify.OrderStory.Fact;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsSold;
import io.boxoffice.contracts.orders.OrderEvent.OrderPaid;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentCaptured;
import io.boxoffice.contracts.payments.PaymentEvent.PaymentRefunded;
import io.boxoffice.core.Money;
import java.util.Map;
import java.util.TreeMap;

/// Counts the money of an order: it is kept for what was sold, or it went back.
final class MoneyCheck {
  private final Snapshot snapshot;
  private final Findings findings;

  MoneyCheck(Snapshot snapshot, Findings findings) {
    this.snapshot = snapshot;
    this.findings = findings;
  }

  /// @param rests whether nothing more is to happen to the order's money
  void see(OrderStory story, boolean rests) {
    if (!snapshot.has(ServiceLog.PAYMENTS)) {
      return;
    }
    checkPaid(story);
    Map<String, Long> kept = new TreeMap<>();
    for (Fact<PaymentCaptured> captured : story.all(PaymentCaptured.class)) {
      add(kept, captured.event().amount(), 1);
    }
    for (Fact<PaymentRefunded> refunded : story.all(PaymentRefunded.class)) {
      add(kept, refunded.event().amount(), -1);
      kept.forEach((currency, amount) -> checkNotOverdrawn(refunded, currency, amount));
    }
    if (rests) {
      story.all(PaymentCaptured.class).reversed().stream()
          .findFirst()
          .ifPresent(last -> checkKept(last, story, kept));
    }
  }

  private void checkPaid(OrderStory story) {
    for (Fact<OrderPaid> paid : story.all(OrderPaid.class)) {
      boolean captured =
          story.all(PaymentCaptured.class).stream()
              .map(Fact::event)
              .filter(capture -> capture.attempt() == paid.event().attempt())
              .anyMatch(capture -> capture.amount().equals(paid.event().total()));
      if (!captured) {
        broken(
            paid.at(),
            "Order %s is paid, but attempt %d captured no %s."
                .formatted(story.orderId(), paid.event().attempt(), paid.event().total().text()));
      }
    }
  }

  private void checkNotOverdrawn(Fact<PaymentRefunded> refunded, String currency, long kept) {
    if (kept < 0) {
      broken(
          refunded.at(),
          "Order %s was refunded %s more than was captured."
              .formatted(refunded.event().orderId(), new Money(-kept, currency).text()));
    }
  }

  private void checkKept(Fact<PaymentCaptured> last, OrderStory story, Map<String, Long> kept) {
    Map<String, Long> due = new TreeMap<>();
    if (story.has(ItemsSold.class)) {
      story.first(OrderPaid.class).ifPresent(paid -> add(due, paid.event().total(), 1));
    }
    kept.keySet().forEach(currency -> due.putIfAbsent(currency, 0L));
    kept.forEach(
        (currency, amount) -> {
          long owed = due.getOrDefault(currency, 0L);
          if (amount != owed) {
            broken(
                last.at(),
                "Of the money of order %s, %s is kept, but what was sold to it costs %s."
                    .formatted(
                        story.orderId(),
                        new Money(amount, currency).text(),
                        new Money(owed, currency).text()));
          }
        });
  }

  private static void add(Map<String, Long> sums, Money money, int sign) {
    sums.merge(money.currency(), sign * money.amount(), Long::sum);
  }

  private void broken(LogEvent at, String sentence) {
    findings.violation(Check.AGREEMENT, at, sentence);
  }
}
