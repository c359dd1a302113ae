package io.boxoffice.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns the events of one service into JSON and back. Old versions of a type are lifted to the
/// newest by their upcasters; readers see only the newest.
///
/// @param <E> a sealed interface of records, each with an [EventType]
public final class EventCodec<E> {
  private final Map<String, Class<? extends E>> classes;
  private final Map<Class<?>, String> types;
  private final Map<String, Upcaster> upcasters;

  private EventCodec(
      Map<String, Class<? extends E>> classes,
      Map<Class<?>, String> types,
      Map<String, Upcaster> upcasters) {
    this.classes = Map.copyOf(classes);
    this.types = Map.copyOf(types);
    this.upcasters = Map.copyOf(upcasters);
  }

  /// The codec of all records that a sealed interface permits.
  public static <E> EventCodec<E> of(Class<E> events, Upcaster... upcasters) {
    Map<String, Class<? extends E>> classes = new HashMap<>();
    records(events).forEach(type -> classes.put(nameOf(type), type.asSubclass(events)));
    Map<Class<?>, String> types =
        classes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    var lifts =
        Stream.of(upcasters).collect(Collectors.toMap(Upcaster::from, upcaster -> upcaster));
    return new EventCodec<>(classes, types, lifts);
  }

  /// The published name of an event class.
  public static String nameOf(Class<?> type) {
    EventType name = type.getAnnotation(EventType.class);
    Invariant.check(name != null, "%s has no @EventType", type);
    return name.value();
  }

  public String typeOf(E event) {
    return Invariant.present(types.get(event.getClass()), "type of " + event.getClass());
  }

  public String encode(E event) {
    return Json.write(event);
  }

  /// Whether the type is read here, as it is or by an upcaster.
  public boolean knows(String type) {
    return classes.containsKey(type) || upcasters.containsKey(type);
  }

  /// The stored types that arrive as these classes: their own and those lifted to them.
  public Set<String> storedTypes(Set<? extends Class<?>> wanted) {
    var names = wanted.stream().map(EventCodec::nameOf).collect(Collectors.toSet());
    var lifted =
        upcasters.values().stream().filter(u -> names.contains(newest(u.to()))).map(Upcaster::from);
    return Stream.concat(names.stream(), lifted).collect(Collectors.toUnmodifiableSet());
  }

  /// Decodes; throws [PermanentFailure] if the type is unknown or the data does not fit it.
  public E decode(String type, String data) {
    Upcaster upcaster = upcasters.get(type);
    if (upcaster != null) {
      return decode(upcaster.to(), upcaster.lift(data));
    }
    Class<? extends E> known = classes.get(type);
    if (known == null) {
      throw new PermanentFailure("unknown event type " + type);
    }
    return Json.read(data, known);
  }

  private String newest(String type) {
    Upcaster upcaster = upcasters.get(type);
    return upcaster == null ? type : newest(upcaster.to());
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Stream.of(type.getPermittedSubclasses()).flatMap(EventCodec::records);
  }
}
