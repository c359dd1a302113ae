package io.boxoffice.notifications;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.TicketId;
import io.boxoffice.contracts.accounts.People;
import io.boxoffice.contracts.catalog.ShowDetails;
import io.boxoffice.contracts.catalog.Shows;
import io.boxoffice.contracts.tickets.TicketCodes;
import io.boxoffice.core.Email;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The services that notifications ask: they know what a test tells them, and take as long as it
/// says.
final class Neighbours implements People, Shows, TicketCodes {
  final AtomicInteger askedForPeople = new AtomicInteger();

  private final Map<AccountId, Person> people = new ConcurrentHashMap<>();
  private final Map<UUID, String> codes = new ConcurrentHashMap<>();
  private final Map<ShowId, Show> shows = new ConcurrentHashMap<>();
  private final Map<OrderId, List<TicketCode>> tickets = new ConcurrentHashMap<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile Duration eachTakes = Duration.ZERO;
  private volatile Duration showsTake = Duration.ZERO;

  AccountId person(UUID id, String name, String email) {
    AccountId account = new AccountId(id);
    people.put(account, new Person(account, name, new Email(email)));
    return account;
  }

  void challenge(UUID id, String code) {
    codes.put(id, code);
  }

  ShowId show(UUID id, String title) {
    ShowId show = new ShowId(id);
    Instant startsAt = Instant.parse("2027-06-01T18:00:00Z");
    var details =
        new ShowDetails(
            title,
            "",
            "opera",
            new ShowDetails.Venue("Staatsoper", "Vienna", "AT"),
            startsAt,
            startsAt.plus(Duration.ofHours(3)),
            ZoneId.of("Europe/Vienna"),
            null,
            null,
            null,
            null,
            null);
    shows.put(show, new Show(show, new OrganizationId(id), details, List.of()));
    return show;
  }

  void issue(OrderId order, OfferId offer, List<TicketId> issued) {
    tickets.put(
        order, issued.stream().map(id -> new TicketCode(id, offer, "code-of-" + id)).toList());
  }

  void eachTakes(Duration time) {
    eachTakes = time;
  }

  void showsTake(Duration time) {
    showsTake = time;
  }

  @Override
  public Optional<Person> person(AccountId accountId) {
    askedForPeople.incrementAndGet();
    take(eachTakes);
    return Optional.ofNullable(people.get(accountId));
  }

  @Override
  public Optional<String> verificationCode(AccountId accountId, UUID challengeId) {
    take(eachTakes);
    return Optional.ofNullable(codes.get(challengeId));
  }

  @Override
  public Optional<Show> show(ShowId showId) {
    take(eachTakes.plus(showsTake));
    return Optional.ofNullable(shows.get(showId));
  }

  @Override
  public List<TicketCode> ofOrder(OrderId orderId) {
    take(eachTakes);
    return tickets.getOrDefault(orderId, List.of());
  }

  private void take(Duration time) {
    try {
      if (!time.isZero() && never.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody counts down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
