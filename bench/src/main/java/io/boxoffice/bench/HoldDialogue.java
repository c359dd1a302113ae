package io.boxoffice.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Customers who each hold one more ticket in turn. Some give it back before the next one's turn.
final class HoldDialogue implements Dialogue {
  static final int CREATED = 201;
  private static final int RELEASED = 204;

  private final List<Customer> customers;
  private final int releasePercent;
  private int turn;
  private int owedPercent;
  private Optional<String> givenBack = Optional.empty();

  /// What one customer sends.
  ///
  /// @param release of a hold whose id takes the place of [#NO_ID]
  record Customer(ByteBuffer hold, ByteBuffer release) {
    static final String NO_ID = "00000000-0000-0000-0000-000000000000";
    private static final String RELEASE_PATH = "/api/v1/holds/";
    private static final int ID_AT = "DELETE ".length() + RELEASE_PATH.length();

    static Customer of(RequestBytes encoder, String token, String holdsPath, String hold) {
      return new Customer(
          encoder.post(holdsPath, token, hold), encoder.delete(RELEASE_PATH + NO_ID, token));
    }

    ByteBuffer release(String hold) {
      return release.rewind().put(ID_AT, hold.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /// @param customers this dialogue's own
  /// @param releasePercent of the holds that are given back
  HoldDialogue(List<Customer> customers, int releasePercent) {
    this.customers = customers;
    this.releasePercent = releasePercent;
  }

  @Override
  public ByteBuffer next() {
    Customer customer = customers.get(turn);
    if (givenBack.isPresent()) {
      return customer.release(givenBack.get());
    }
    turn = (turn + 1) % customers.size();
    return customers.get(turn).hold().rewind();
  }

  @Override
  public Outcome answered(Answer answer) {
    if (givenBack.isPresent()) {
      givenBack = Optional.empty();
      Outcome outcome = Outcome.of(answer.status(), RELEASED);
      return outcome == Outcome.SUCCEEDED ? Outcome.ASIDE : outcome;
    }
    Outcome outcome = Outcome.of(answer.status(), CREATED);
    if (outcome == Outcome.SUCCEEDED) {
      owedPercent += releasePercent;
      if (owedPercent >= LoadShape.PERCENT) {
        owedPercent -= LoadShape.PERCENT;
        givenBack = Optional.of(holdId(answer.body()));
      }
    }
    return outcome;
  }

  /// The first id of an answer is the hold's.
  private static String holdId(String body) {
    int at = body.indexOf("\"id\":\"") + "\"id\":\"".length();
    return body.substring(at, at + Customer.NO_ID.length());
  }
}
