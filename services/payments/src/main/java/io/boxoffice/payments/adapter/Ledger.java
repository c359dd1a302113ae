package io.boxoffice.payments.adapter;

import static io.boxoffice.payments.application.Payments.LOG;

import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.payments.PaymentEvent;
import io.boxoffice.core.Money;
import io.boxoffice.eventlog.Recorded;
import io.boxoffice.messaging.Projection;
import io.boxoffice.messaging.RowWrites;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How much money came, went and stayed? Double entries in minor units: what the provider owes us
/// rises with each capture by what sales fall, so that all entries of a currency add up to zero.
public final class Ledger {
  private static final String ENTER =
      """
      insert into ledger_entries
        (event_id, account, order_id, attempt, provider_payment_id, amount, currency, at)
      values
        (:event, 'provider-clearing', :order, :attempt, :payment, :amount, :currency, :at),
        (:event, 'sales', :order, :attempt, :payment, -cast(:amount as bigint), :currency, :at)
      """;

  private static final String REVENUE =
      """
      select -sum(amount)::bigint, currency from ledger_entries
      where account = 'sales' group by currency order by currency
      """;

  private static final String BALANCE =
      """
      select sum(amount)::bigint, currency from ledger_entries group by currency order by currency
      """;

  private static final String KEPT =
      """
      select sum(amount)::bigint, currency from ledger_entries
      where account = 'provider-clearing' and order_id = :order
      group by currency order by currency
      """;

  private final JdbcClient rows;

  public Ledger(JdbcClient rows) {
    this.rows = rows;
  }

  /// Enters captures and refunds.
  public static Projection projection() {
    return Projection.named("payments-ledger")
        .on(
            LOG,
            PaymentEvent.PaymentCaptured.class,
            (event, rows) ->
                enter(
                    event,
                    event.event().providerPaymentId(),
                    event.event().amount().amount(),
                    event.event().amount().currency(),
                    rows))
        .on(
            LOG,
            PaymentEvent.PaymentRefunded.class,
            (event, rows) ->
                enter(
                    event,
                    event.event().providerPaymentId(),
                    -event.event().amount().amount(),
                    event.event().amount().currency(),
                    rows));
  }

  private static void enter(
      Recorded<? extends PaymentEvent> event,
      String payment,
      long amount,
      String currency,
      RowWrites rows) {
    rows.sql(ENTER)
        .param("event", event.id())
        .param("order", event.event().orderId().value())
        .param("attempt", event.event().attempt())
        .param("payment", payment)
        .param("amount", amount)
        .param("currency", currency)
        .param("at", event.at().atOffset(ZoneOffset.UTC))
        .write();
  }

  /// What was sold and not given back, by currency.
  public List<Money> revenue() {
    return sums(rows.sql(REVENUE));
  }

  /// The sum of all entries, by currency: zeros.
  public List<Money> balance() {
    return sums(rows.sql(BALANCE));
  }

  /// What the provider holds for an order, by currency.
  public List<Money> keptFor(OrderId order) {
    return sums(rows.sql(KEPT).param("order", order.value()));
  }

  private static List<Money> sums(JdbcClient.StatementSpec statement) {
    return statement.query((row, _) -> new Money(row.getLong(1), row.getString(2))).list();
  }
}
