package io.boxoffice.web;

import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Decided;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The way of a command from HTTP into a service's log and back: durable before it is answered,
/// done once per `Idempotency-Key`, refusals as problems, 412 to who meant another version.
public final class CommandGate {

  /// At 20,000 commands a second the last of them waits 50 ms.
  static final int COMMANDS_MAX = 1_024;

  /// More than the connections that a hot show needs to keep the writer busy.
  static final int OF_ONE_AGGREGATE_MAX = 512;

  private final LogWriter writer;
  private final Places places = new Places(COMMANDS_MAX, OF_ONE_AGGREGATE_MAX);

  public CommandGate(LogWriter writer) {
    this.writer = writer;
  }

  /// What a request brings besides its command.
  ///
  /// @param actor who asks; empty for requests without a token
  public record Request(Optional<UUID> actor, IdempotentRequest idempotent) {

    public static Request of(Caller caller, IdempotentRequest idempotent) {
      return new Request(Optional.of(caller.account()), idempotent);
    }

    public static Request of(Caller caller) {
      return of(caller, IdempotentRequest.without());
    }

    public static Request anonymous(IdempotentRequest idempotent) {
      return new Request(Optional.empty(), idempotent);
    }
  }

  /// Runs a command and answers. Throws [ProblemException] if it is refused or its key was used for
  /// another request, or if too many are under way; [io.boxoffice.eventlog.LogUnavailable] becomes
  /// 503.
  ///
  /// @param together what is to commit with it
  public <S, E> Reply run(
      Request request,
      AddressedCommand<S, ?, E, ?> command,
      Function<Decided<S, E>, Reply> reply,
      Together... together) {
    Unit unit = Unit.of(command, metadata(request));
    for (Together part : together) {
      unit = unit.with(part);
    }
    Optional<IdempotencyKey> key = request.idempotent().key();
    AggregateType<S, ?, E, ?> type = command.type();
    if (key.isPresent()) {
      unit =
          unit.with(
              new Together.Once(
                  stored(key.get()),
                  accepted -> withPosition(accepted.decided(type), reply).store()));
    }
    return switch (execute(command.stream(), unit)) {
      case Outcome.Accepted accepted -> withPosition(accepted.decided(type), reply);
      case Outcome.Stale(var version) -> throw new ProblemException(IfMatch.stale(version));
      case Outcome.Repeated(var answer) -> Reply.restore(answer);
      case Outcome.Refused(var reason) -> throw new ProblemException(reason);
      case Outcome.KeyReused() -> throw new ProblemException(IdempotentRequest.reused());
    };
  }

  private Outcome execute(String stream, Unit unit) {
    if (!places.enter(stream)) {
      throw new ProblemException(Problems.busy(places));
    }
    try {
      return writer.execute(unit);
    } finally {
      places.leave(stream);
    }
  }

  private static Metadata metadata(Request request) {
    Correlation correlation = Correlation.current();
    Metadata metadata = Metadata.of(correlation.id());
    if (request.actor().isPresent()) {
      metadata = metadata.actor(request.actor().get());
    }
    return correlation.traceparent().map(metadata::traceparent).orElse(metadata);
  }

  private static io.boxoffice.eventlog.IdempotencyKey stored(IdempotencyKey key) {
    String scope = String.join(" ", key.subject(), key.method(), key.path(), key.key());
    return new io.boxoffice.eventlog.IdempotencyKey(scope, key.bodySha256());
  }

  private <S, E> Reply withPosition(Decided<S, E> decided, Function<Decided<S, E>, Reply> reply) {
    Reply told = reply.apply(decided);
    if (decided.events().isEmpty()) {
      return told;
    }
    var position = new LogPosition(writer.log(), decided.stream(), decided.position());
    return told.withHeader(LogPosition.HEADER, position.text());
  }
}
