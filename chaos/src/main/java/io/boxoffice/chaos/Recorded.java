package io.boxoffice.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the logs of an installation hold of that which can be compared with what was told. Filled
/// by [LogReader], or by hand in tests.
final class Recorded {
  final Set<String> holds = new HashSet<>();

  /// Holds that were released or lapsed.
  final Set<String> holdsOver = new HashSet<>();

  final Map<String, Order> orders = new HashMap<>();
  final Set<String> tickets = new HashSet<>();

  /// How often each ticket was checked in.
  final Map<String, Integer> checkIns = new HashMap<>();

  /// Payments of the provider that payments has heard of.
  final Set<String> captures = new HashSet<>();

  /// Mails by the event that was the reason for them.
  final Map<String, List<Mail>> mailsByReason = new HashMap<>();

  /// Events that are a reason for a mail: what it is about, by event id.
  final Map<String, String> reasons = new HashMap<>();

  /// What became of an order.
  static final class Order {
    boolean paid;
    boolean completed;
    boolean cancelled;
    boolean refundAsked;
    int attempts;

    /// The attempt that paid it.
    int paidBy;

    long total;
    Instant payBy = Instant.MAX;
  }

  /// A mail that was asked for.
  ///
  /// @param end `sent`, the reason why it was given up, or empty while it is under way
  record Mail(String id, String template, String end) {}

  Order order(String id) {
    return orders.computeIfAbsent(id, _ -> new Order());
  }

  void mail(String reason, Mail mail) {
    mailsByReason.computeIfAbsent(reason, _ -> new ArrayList<>()).add(mail);
  }
}
