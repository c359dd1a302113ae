package io.boxoffice.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must be true when nothing is under way any more: orders are over or wait for their time,
/// each reason has its one mail, and the provider's books agree with ours.
final class RestCheck {
  private static final String SENT = "sent";

  /// Why a mail may end without having been sent: it would tell what is not so any more.
  private static final Set<String> VOID = Set.of("expired", "order-over", "code-not-open");

  private final Recorded recorded;
  private final List<String> violations = new ArrayList<>();

  private RestCheck(Recorded recorded) {
    this.recorded = recorded;
  }

  /// The violations, as sentences.
  ///
  /// @param mails how often each mail was handed over, by id
  /// @param moved the provider's books
  /// @param now by the clock of the installation
  static List<String> violations(
      Recorded recorded, Map<String, Integer> mails, List<World.Moved> moved, Instant now) {
    var check = new RestCheck(recorded);
    check.orders(now);
    check.mails(mails);
    check.money(moved);
    return check.violations;
  }

  private void orders(Instant now) {
    recorded.orders.forEach(
        (id, order) -> {
          boolean over = order.cancelled || order.completed || order.refundAsked;
          if (!over && order.payBy.isBefore(now)) {
            violations.add(
                "order %s is neither completed nor cancelled, and was to be paid by %s"
                    .formatted(id, order.payBy));
          }
          if (order.paid && !order.completed && !order.refundAsked) {
            violations.add("order %s is paid and has neither tickets nor a refund".formatted(id));
          }
        });
  }

  private void mails(Map<String, Integer> mails) {
    Set<String> asked = new HashSet<>();
    recorded.reasons.forEach(
        (event, what) -> {
          List<Recorded.Mail> found = recorded.mailsByReason.getOrDefault(event, List.of());
          if (found.size() != 1) {
            violations.add("%s has %d mails instead of one".formatted(what, found.size()));
          }
        });
    recorded.mailsByReason.values().stream()
        .flatMap(List::stream)
        .forEach(
            mail -> {
              asked.add(mail.id());
              mail(mail, mails.containsKey(mail.id()));
            });
    mails.keySet().stream()
        .filter(id -> !asked.contains(id))
        .forEach(id -> violations.add("mail %s came and nobody asked for it".formatted(id)));
  }

  private void mail(Recorded.Mail mail, boolean came) {
    String which = "mail %s (%s) ".formatted(mail.id(), mail.template());
    if (mail.end().equals(SENT)) {
      if (!came) {
        violations.add(which + "is recorded as sent and did not come");
      }
    } else if (!VOID.contains(mail.end())) {
      violations.add(which + (mail.end().isEmpty() ? "was not sent" : "failed: " + mail.end()));
    }
  }

  private void money(List<World.Moved> moved) {
    Map<String, Long> kept = new HashMap<>();
    for (World.Moved payment : moved) {
      if (!recorded.captures.contains(payment.paymentId())) {
        violations.add(
            "the provider captured %s for order %s and we do not know of it"
                .formatted(payment.paymentId(), payment.orderId()));
      }
      kept.merge(payment.orderId(), payment.captured() - payment.refunded(), Long::sum);
    }
    recorded.orders.forEach(
        (id, order) -> {
          long due = order.completed && !order.refundAsked ? order.total : 0;
          long got = kept.getOrDefault(id, 0L);
          if (got != due) {
            violations.add(
                "the provider keeps %d for order %s, which owes %d".formatted(got, id, due));
          }
        });
  }
}
