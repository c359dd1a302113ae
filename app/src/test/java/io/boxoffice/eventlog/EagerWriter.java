package io.boxoffice.eventlog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A writer with a mistake in it: states are changed before their events are stored, and stay
/// changed when the transaction fails.
public final class EagerWriter extends SteppedWriter {
  private final List<StoredEvent> attempted;
  private final Map<String, AddressedCommand<?, ?, ?, ?>> commands = new HashMap<>();

  private EagerWriter(EventLog log, Around around, List<StoredEvent> attempted) {
    super(log, around);
    this.attempted = attempted;
  }

  public static SteppedWriter over(EventLog log, Around around) {
    List<StoredEvent> attempted = new ArrayList<>();
    return new EagerWriter(watched(log, attempted), around, attempted);
  }

  @Override
  public CompletableFuture<Outcome> submit(Unit unit) {
    unit.commands().forEach(command -> commands.put(command.stream(), command));
    return super.submit(unit);
  }

  @Override
  public void step() {
    attempted.clear();
    super.step();
    for (StoredEvent event : attempted) {
      AddressedCommand<?, ?, ?, ?> command = commands.get(event.stream());
      if (command != null && cache().find(event.stream()).isEmpty()) {
        cache().putAll(cache().load(List.of(command)));
      }
      cache()
          .find(event.stream())
          .filter(known -> known.version() == event.version() - 1)
          .ifPresent(_ -> cache().grow(event));
    }
  }

  /// Takes note of what the last transaction tried to store.
  private static EventLog watched(EventLog log, List<StoredEvent> attempted) {
    return proxy(
        EventLog.class,
        log,
        (_, _, call) -> {
          Object result = call.now();
          return result instanceof LogTransaction begun ? watched(begun, attempted) : result;
        });
  }

  private static LogTransaction watched(LogTransaction real, List<StoredEvent> attempted) {
    return proxy(
        LogTransaction.class,
        real,
        (name, args, call) -> {
          if (name.equals("commit")) {
            attempted.clear();
            attempted.addAll(((Changes) args[1]).events());
          }
          return call.now();
        });
  }

  @FunctionalInterface
  private interface Call {
    @Nullable Object now() throws Throwable;
  }

  @FunctionalInterface
  private interface Seeing {
    @Nullable Object see(String name, Object[] args, Call call) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, T real, Seeing around) {
    return type.cast(
        Proxy.newProxyInstance(
            EagerWriter.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, args) ->
                around.see(
                    method.getName(),
                    args,
                    () -> {
                      try {
                        return method.invoke(real, args);
                      } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                      }
                    })));
  }
}
