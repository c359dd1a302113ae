package io.boxoffice.app.verify;

/// One step on the way of captured money: an event, and what another service has to make of it.
enum Hop {
  CAPTURE_HEARD(
      "payment.captured", "order.paid or a refund", ServiceLog.PAYMENTS, ServiceLog.ORDERS),
  SOLD("order.paid", "items.sold or sale.refused", ServiceLog.ORDERS, ServiceLog.INVENTORY),
  ISSUED("items.sold", "tickets.issued", ServiceLog.INVENTORY, ServiceLog.TICKETS),
  COMPLETED("tickets.issued", "order.completed", ServiceLog.TICKETS, ServiceLog.ORDERS),
  REFUSAL_HEARD("sale.refused", "order.refund-requested", ServiceLog.INVENTORY, ServiceLog.ORDERS),
  REFUND_HEARD(
      "order.refund-requested", "payment.refund-requested", ServiceLog.ORDERS, ServiceLog.PAYMENTS),

  /// Not a subscription's step but an effect's: the provider is asked until it says yes.
  REFUNDED(
      "payment.refund-requested", "payment.refunded", ServiceLog.PAYMENTS, ServiceLog.PAYMENTS);

  private final String event;
  private final String consequence;
  private final ServiceLog source;
  private final ServiceLog consumer;

  Hop(String event, String consequence, ServiceLog source, ServiceLog consumer) {
    this.event = event;
    this.consequence = consequence;
    this.source = source;
    this.consumer = consumer;
  }

  String event() {
    return event;
  }

  String consequence() {
    return consequence;
  }

  /// Whose event it is.
  ServiceLog source() {
    return source;
  }

  /// Who has to do something about it.
  ServiceLog consumer() {
    return consumer;
  }
}
