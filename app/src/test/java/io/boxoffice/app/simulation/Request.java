package io.boxoffice.app.simulation;

import io.boxoffice.core.Refusal;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.IdempotencyKey;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A command of a customer under a key: sent until it is answered, sometimes twice at once, and
/// sometimes once more although it was answered.
final class Request {
  private static final int TRIES_MAX = 12;

  private final World world;
  private final String service;
  private final String key;
  private final Supplier<AddressedCommand<?, ?, ?, ?>> command;
  private final Function<Outcome.Accepted, String> answer;
  private final Consumer<String> then;
  private final Consumer<String> otherwise;
  private boolean ended;
  private int underWay;
  private int tries;

  /// @param command made anew for every try, as the HTTP endpoint does
  /// @param answer what is stored under the key
  /// @param otherwise hears the reason of a refusal; `no-answer` if there was none
  Request(
      World world,
      String service,
      String key,
      Supplier<AddressedCommand<?, ?, ?, ?>> command,
      Function<Outcome.Accepted, String> answer,
      Consumer<String> then,
      Consumer<String> otherwise) {
    this.world = world;
    this.service = service;
    this.key = key;
    this.command = command;
    this.answer = answer;
    this.then = then;
    this.otherwise = otherwise;
  }

  void send() {
    once();
    if (world.dice.chance(0.1)) {
      once();
    }
  }

  private void once() {
    underWay++;
    tries++;
    Unit unit =
        Unit.of(command.get(), Metadata.of(key))
            .with(new Together.Once(new IdempotencyKey(key, "body of " + key), answer));
    world.network.request(service, unit, this::heard);
  }

  private void heard(Reply reply) {
    underWay--;
    switch (reply) {
      case Reply.Unknown(var why) -> again(why);
      case Reply.Told(Outcome.Accepted accepted) -> {
        world.answers.accepted(world.disk(service), accepted);
        answered(answer.apply(accepted));
      }
      case Reply.Told(Outcome.Repeated(var text)) -> {
        world.happened.add("repeated");
        answered(text);
      }
      case Reply.Told(Outcome.Refused(var reason)) -> refused(reason);
      case Reply.Told(Outcome.Stale(var version)) ->
          throw new Violation(key + " was for any version, and is refused at " + version);
      case Reply.Told(Outcome.KeyReused()) -> throw new Violation(key + " has another body");
    }
  }

  private void answered(String text) {
    world.say("%s is answered: %s", key, text);
    world.answers.answered(key, text);
    if (!ended) {
      ended = true;
      if (world.dice.chance(0.15)) {
        world.network.in(Duration.ofMillis(world.dice.between(1, 60_000)), this::once);
      }
      then.accept(text);
    }
  }

  private void refused(Refusal reason) {
    world.say("%s is refused: %s", key, reason.slug());
    world.happened.add(reason.slug());
    if (!ended && underWay == 0) {
      ended = true;
      otherwise.accept(reason.slug());
    }
  }

  private void again(String why) {
    world.say("%s is not answered: %s", key, why);
    if (ended || underWay > 0) {
      return;
    }
    if (tries < TRIES_MAX) {
      underWay++;
      world.network.in(
          Duration.ofMillis(world.dice.between(10, 5_000)),
          () -> {
            underWay--;
            once();
          });
    } else {
      ended = true;
      otherwise.accept("no-answer");
    }
  }
}
