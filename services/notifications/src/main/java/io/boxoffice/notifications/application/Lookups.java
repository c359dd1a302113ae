package io.boxoffice.notifications.application;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.accounts.People;
import io.boxoffice.contracts.accounts.People.Person;
import io.boxoffice.contracts.catalog.Shows;
import io.boxoffice.contracts.catalog.Shows.Show;
import io.boxoffice.contracts.tickets.TicketCodes;
import io.boxoffice.contracts.tickets.TicketCodes.TicketCode;
import io.boxoffice.core.PassingFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Asks other services at the moment a mail is sent, each without waiting for the others, none for
/// longer than its time. People and shows are remembered for a minute, codes never: they are needed
/// once, and let their bearer in.
public final class Lookups implements AutoCloseable {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  /// At some hundred bytes each, a few megabytes.
  private static final int REMEMBERED_MAX = 10_000;

  private final People people;
  private final Shows shows;
  private final TicketCodes tickets;
  private final Duration within;
  private final ExecutorService calls;
  private final AsyncCache<AccountId, Optional<Person>> knownPeople = remembering();
  private final AsyncCache<ShowId, Optional<Show>> knownShows = remembering();

  /// Asks these services.
  ///
  /// @param within how long each may take
  public Lookups(People people, Shows shows, TicketCodes tickets, Duration within) {
    this(people, shows, tickets, within, Executors.newVirtualThreadPerTaskExecutor());
  }

  /// Asks these services on threads of this executor.
  public Lookups(
      People people, Shows shows, TicketCodes tickets, Duration within, ExecutorService calls) {
    this.calls = calls;
    this.people = people;
    this.shows = shows;
    this.tickets = tickets;
    this.within = within;
  }

  /// A question under way.
  record Asked<T>(String of, CompletableFuture<T> answer) {

    /// What need not be asked.
    static <T> Asked<T> known(T answer) {
      return new Asked<>("nobody", CompletableFuture.completedFuture(answer));
    }

    /// Waits for the answer; throws [PassingFailure] if there is none in time. Why a service did
    /// not answer says nothing of the mail, so that it is always worth another try.
    T get() {
      try {
        return answer.join();
      } catch (CompletionException e) {
        String why = e.getCause() instanceof TimeoutException ? "did not answer in time" : "failed";
        throw new PassingFailure(of + " " + why, e);
      }
    }
  }

  Asked<Optional<Person>> person(AccountId id) {
    return new Asked<>("people", remembered(knownPeople, id, () -> people.person(id)));
  }

  Asked<Optional<Show>> show(ShowId id) {
    return new Asked<>("shows", remembered(knownShows, id, () -> shows.show(id)));
  }

  Asked<Optional<String>> verificationCode(AccountId account, UUID challenge) {
    return new Asked<>("people", ask(() -> people.verificationCode(account, challenge)));
  }

  Asked<List<TicketCode>> codes(OrderId order) {
    return new Asked<>("tickets", ask(() -> tickets.ofOrder(order)));
  }

  /// Ends without waiting for services that hang.
  @Override
  public void close() {
    calls.shutdownNow();
  }

  private <T> CompletableFuture<T> ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, calls)
        .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Equal questions share one answer; a failed one is forgotten, and so is one that found nothing,
  /// since it may be found a moment later.
  private <K, T> CompletableFuture<Optional<T>> remembered(
      AsyncCache<K, Optional<T>> cache, K key, Supplier<Optional<T>> question) {
    CompletableFuture<Optional<T>> answer = cache.get(key, (_, _) -> ask(question));
    return answer.whenComplete(
        (found, _) -> {
          if (found == null || found.isEmpty()) {
            cache.asMap().remove(key, answer);
          }
        });
  }

  private static <K, T> AsyncCache<K, T> remembering() {
    return Caffeine.newBuilder()
        .expireAfterWrite(REMEMBERED)
        .maximumSize(REMEMBERED_MAX)
        .buildAsync();
  }
}
