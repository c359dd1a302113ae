package io.boxoffice.app.simulation;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.AppendFailed;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Unit;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries requests to some process that runs, and replies back. A reply is lost with its process.
final class Network implements Actor {
  private static final long LATENCY_MAX = 5_000;

  private final World world;
  private final Agenda arriving = new Agenda();

  Network(World world) {
    this.world = world;
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public long readyAt() {
    return arriving.next();
  }

  @Override
  public void step() {
    arriving.doNext();
  }

  void request(String service, Unit unit, Consumer<Reply> then) {
    List<SimulatedProcess> running = world.running();
    if (running.isEmpty()) {
      arrive(() -> then.accept(new Reply.Unknown("nobody listens")));
      return;
    }
    SimulatedProcess process = world.dice.oneOf(running);
    var connection = new Connection(process, reply -> arrive(() -> then.accept(reply)));
    process.openConnections.add(connection);
    var _ =
        process
            .writer(service)
            .submit(unit)
            .whenComplete((outcome, failure) -> connection.end(outcome, failure));
  }

  /// Somebody outside does something later.
  void in(Duration delay, Runnable work) {
    arriving.add(world.time.in(delay), "later", work);
  }

  private void arrive(Runnable work) {
    arriving.add(world.time.now() + world.dice.between(0, LATENCY_MAX), "reply", work);
  }

  /// Ends with a reply, or with its process.
  private final class Connection implements Runnable {
    private final SimulatedProcess process;
    private final Consumer<Reply> then;
    private boolean open = true;

    Connection(SimulatedProcess process, Consumer<Reply> then) {
      this.process = process;
      this.then = then;
    }

    @Override
    public void run() {
      end(new Reply.Unknown("the process died"));
    }

    void end(@Nullable Outcome outcome, @Nullable Throwable failure) {
      if (open) {
        process.openConnections.remove(this);
      }
      if (outcome != null) {
        end(new Reply.Told(outcome));
      } else if (failure instanceof PassingFailure || failure instanceof AppendFailed) {
        end(new Reply.Unknown(failure.toString()));
      } else {
        arriving.add(
            world.time.now(),
            "failure",
            () -> {
              throw new Violation("a command failed: " + failure);
            });
      }
    }

    private void end(Reply reply) {
      if (open) {
        open = false;
        then.accept(reply);
      }
    }
  }
}
