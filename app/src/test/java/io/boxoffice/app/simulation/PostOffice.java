package io.boxoffice.app.simulation;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.PermanentFailure;
import io.boxoffice.notifications.application.Postman;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// A mail server that is away at times, or takes a mail and does not say so.
final class PostOffice implements Postman {
  private final World world;
  private final Map<UUID, Integer> taken = new HashMap<>();

  PostOffice(World world) {
    this.world = world;
  }

  @Override
  public void send(OutgoingMail mail) {
    fail(0.1);
    if (!world.faults.isCalm() && world.dice.chance(0.01)) {
      throw new PermanentFailure("there is no such mailbox");
    }
    taken.merge(mail.mailId(), 1, Integer::sum);
    fail(0.05);
  }

  boolean took(UUID mailId) {
    return taken.containsKey(mailId);
  }

  private void fail(double probability) {
    if (!world.faults.isCalm() && world.dice.chance(probability)) {
      throw new PassingFailure("the mail server does not answer");
    }
  }
}
