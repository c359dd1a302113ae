package io.boxoffice.app.simulation;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.boxoffice.contracts.inventory.InventoryEvent;
import io.boxoffice.eventlog.StoredEvent;
import io.boxoffice.eventlog.Unit;
import io.boxoffice.messaging.SteppedSubscription.Reads;
import io.boxoffice.messaging.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Everything in one simulation.
final class World {
  final Mistake mistake;
  final Dice dice;
  final Plan plan;
  final Faults faults;
  final VirtualTime time = new VirtualTime();
  final Trace trace = new Trace();
  final Leaders leaders = new Leaders(this);
  final AnswerWatch answers = new AnswerWatch();
  final CapacityWatch capacity = new CapacityWatch();
  final OrdersKnown ordersKnown = new OrdersKnown();
  final Map<String, Disk> disks = new LinkedHashMap<>();
  final DeliveryWatch deliveries = new DeliveryWatch(disks);
  final Network network;
  final Provider provider;
  final PostOffice postOffice;
  final Organizer organizer;
  final Chaos chaos;
  final Set<String> happened = new HashSet<>();
  final List<Customer> customers = new ArrayList<>();
  private final Map<Integer, SimulatedProcess> processes = new TreeMap<>();
  private final List<Actor> actors = new ArrayList<>();

  World(long seed, Mistake mistake) {
    this.mistake = mistake;
    this.dice = new Dice(seed);
    this.plan = Plan.of(dice);
    this.faults = new Faults(dice);
    Services.LOGS.forEach(log -> disks.put(log, new Disk(log, stored -> witness(log, stored))));
    this.network = new Network(this);
    this.provider = new Provider(this);
    this.postOffice = new PostOffice(this);
    this.organizer = new Organizer(this);
    this.chaos = new Chaos(this);
    actors.addAll(List.of(network, provider, organizer, chaos));
    for (int i = 1; i <= plan.processes(); i++) {
      start(i);
    }
    for (int i = 1; i <= plan.customers(); i++) {
      customers.add(new Customer(this, i));
    }
  }

  /// Who is there now.
  List<Actor> actors() {
    return actors;
  }

  List<SimulatedProcess> running() {
    return List.copyOf(processes.values());
  }

  Disk disk(String service) {
    Disk disk = disks.get(service);
    if (disk == null) {
      throw new Violation("there is no disk of " + service);
    }
    return disk;
  }

  @FormatMethod
  void say(@FormatString String format, Object... values) {
    trace.add(time.now(), format, values);
  }

  void start(int number) {
    long skew = VirtualTime.micros(plan.skew());
    say("process %d starts", number);
    Duration ahead = Duration.ofNanos(1_000 * dice.between(-skew, skew));
    var process = new SimulatedProcess(this, number, ahead);
    processes.put(number, process);
    actors.addAll(process.actors);
  }

  void kill(SimulatedProcess process, String how) {
    say("process %d dies: %s", process.number, how);
    happened.add("died " + how);
    processes.remove(process.number);
    actors.removeAll(process.actors);
    leaders.died(process.number);
    disks.values().forEach(Disk::crash);
    List.copyOf(process.openConnections).forEach(Runnable::run);
    answers.durable();
    chaos.died(process.number);
  }

  /// While somebody in a process waits for the writer, requests arrive.
  void meanwhile() {
    while (network.readyAt() <= time.now() && dice.chance(0.5)) {
      network.step();
    }
  }

  /// Sends a request that needs no key; tells whether it was done.
  void send(String service, Unit unit, Consumer<Boolean> then) {
    network.request(service, unit, reply -> then.accept(reply instanceof Reply.Told));
  }

  static List<Reads> reads(Subscription subscription) {
    List<Reads> all = new ArrayList<>();
    new TreeMap<>(subscription.typesByLog())
        .forEach(
            (log, types) -> {
              for (int i = 0; i < subscription.partitions(); i++) {
                all.add(new Reads(subscription.name(), log, i, subscription.partitions(), types));
              }
            });
    return all;
  }

  static Reads readsOfKnownOrders() {
    return new Reads("notifications-orders", "orders", 0, 1, OrdersKnown.TYPES);
  }

  private void witness(String log, StoredEvent stored) {
    happened.add(stored.type());
    say(
        "%s %d: %s %d %s",
        log, stored.position(), stored.stream(), stored.version(), stored.type());
    if (log.equals("inventory")) {
      capacity.see(InventoryEvent.CODEC.decode(stored.type(), stored.data()));
    }
  }
}
