package io.boxoffice.bench;

import java.nio.ByteBuffer;

/// Customers who buy one ticket after another: hold it, order it, pay it, and wait for the payment.
/// What counts is the payment; its mail is counted elsewhere.
final class PurchaseDialogue implements Dialogue {
  private static final int OK = 200;
  private static final String BODY = "{\"method\":{\"token\":\"tok_ok\"}}";

  private enum Step {
    HOLD,
    ORDER,
    PAY
  }

  private final RequestBytes encoder;
  private final String token;
  private final ByteBuffer hold;
  private final String name;
  private final LatencyHistogram whole;
  private Step step = Step.HOLD;
  private String granted = "";
  private long begunAt;
  private int number;

  /// @param hold the request for one ticket
  /// @param name of this dialogue among all, for its idempotency keys
  /// @param whole takes how long whole purchases took, to the captured payment
  PurchaseDialogue(
      RequestBytes encoder, String token, ByteBuffer hold, String name, LatencyHistogram whole) {
    this.encoder = encoder;
    this.token = token;
    this.hold = hold;
    this.name = name;
    this.whole = whole;
  }

  @Override
  public ByteBuffer next() {
    return switch (step) {
      case HOLD -> {
        begunAt = System.nanoTime();
        number++;
        yield hold.rewind();
      }
      case ORDER -> post("/api/v1/orders", "{\"holdToken\":\"" + granted + "\"}");
      case PAY -> post("/api/v1/orders/" + granted + "/payments", BODY);
    };
  }

  private ByteBuffer post(String path, String json) {
    String key = name + "-" + number + "-" + step;
    return encoder.command(path, token, key, json);
  }

  @Override
  public Outcome answered(Answer answer) {
    Step asked = step;
    step = Step.HOLD; // Where it begins anew, unless it goes on.
    return switch (asked) {
      case HOLD -> goOn(answer, HoldDialogue.CREATED, Step.ORDER, "token");
      case ORDER -> goOn(answer, HoldDialogue.CREATED, Step.PAY, "id");
      case PAY -> paid(answer);
    };
  }

  private Outcome goOn(Answer answer, int success, Step following, String field) {
    Outcome outcome = Outcome.of(answer.status(), success);
    if (outcome != Outcome.SUCCEEDED) {
      return outcome;
    }
    granted = value(answer.body(), field);
    step = following;
    return Outcome.ASIDE;
  }

  private Outcome paid(Answer answer) {
    Outcome outcome = Outcome.of(answer.status(), OK);
    if (outcome == Outcome.SUCCEEDED && !value(answer.body(), "status").equals("CAPTURED")) {
      return Outcome.FAILED;
    }
    if (outcome == Outcome.SUCCEEDED) {
      whole.record(System.nanoTime() - begunAt);
    }
    return outcome;
  }

  /// The first text field of this name; the answers have no quotes within texts.
  private static String value(String body, String field) {
    String mark = "\"" + field + "\":\"";
    int at = body.indexOf(mark) + mark.length();
    return body.substring(at, body.indexOf('"', at));
  }
}
