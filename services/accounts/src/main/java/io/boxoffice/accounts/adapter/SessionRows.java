package io.boxoffice.accounts.adapter;

import io.boxoffice.accounts.application.Sessions;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Sha256;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sessions as rows: one per session, which knows the only secret that is good now. A token is the
/// session's id and a secret. Whoever brings the id has had a token of this session; if the secret
/// is not the current one, the token was used before, and the session ends. Each step is one
/// statement on one row, so that no race lets two go on.
public final class SessionRows implements Sessions {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 32;
  private static final int ID_LENGTH = 36;

  private static final String START =
      """
      insert into sessions (session_id, account_id, token_sha256, expires_at)
      values (:session, :account, :sha256, :expires)
      """;

  private static final String FORGET_EXPIRED =
      """
      delete from sessions
       where account_id = :account and expires_at <= :now
      """;

  private static final String ROTATE =
      """
      update sessions
         set token_sha256 = :next, expires_at = :expires
       where session_id = :session and token_sha256 = :sha256 and expires_at > :now
      returning account_id
      """;

  private static final String END =
      """
      delete from sessions
       where session_id = :session
      """;

  private final JdbcClient rows;
  private final Ids ids;
  private final Clock clock;
  private final Duration life;

  /// @param life of each token
  public SessionRows(JdbcClient rows, Ids ids, Clock clock, Duration life) {
    this.rows = rows;
    this.ids = ids;
    this.clock = clock;
    this.life = life;
  }

  @Override
  public String start(AccountId accountId) {
    rows.sql(FORGET_EXPIRED)
        .param("account", accountId.value())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    var token = new Token(ids.next(), secret());
    rows.sql(START)
        .param("session", token.session)
        .param("account", accountId.value())
        .param("sha256", token.sha256())
        .param("expires", expiry())
        .update();
    return token.text();
  }

  @Override
  public Optional<Rotated> rotate(String text) {
    return Token.parse(text).flatMap(this::rotate);
  }

  private Optional<Rotated> rotate(Token token) {
    var next = new Token(token.session, secret());
    Optional<Rotated> rotated =
        rows.sql(ROTATE)
            .param("next", next.sha256())
            .param("expires", expiry())
            .param("session", token.session)
            .param("sha256", token.sha256())
            .param("now", Timestamp.from(clock.instant()))
            .query(UUID.class)
            .optional()
            .map(account -> new Rotated(new AccountId(account), next.text()));
    if (rotated.isEmpty()) {
      end(token);
    }
    return rotated;
  }

  @Override
  public void end(String text) {
    Token.parse(text).ifPresent(this::end);
  }

  private void end(Token token) {
    rows.sql(END).param("session", token.session).update();
  }

  private Timestamp expiry() {
    return Timestamp.from(clock.instant().plus(life));
  }

  private static String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private record Token(UUID session, String secret) {

    static Optional<Token> parse(String text) {
      if (text.length() <= ID_LENGTH) {
        return Optional.empty();
      }
      try {
        UUID session = Ids.parse(text.substring(0, ID_LENGTH));
        return Optional.of(new Token(session, text.substring(ID_LENGTH)));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }

    String text() {
      return session + secret;
    }

    byte[] sha256() {
      return Sha256.of(secret);
    }

    @Override
    public String toString() {
      return "Token[" + session + "]";
    }
  }
}
