package io.boxoffice.accounts.adapter;

import io.boxoffice.accounts.application.RegistrationLimit;
import io.boxoffice.accounts.application.Vault;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.People.Person;
import io.boxoffice.core.Email;
import io.boxoffice.eventlog.Together;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The person vault as rows of `people`. Writes run in the writer's transactions, one after another
/// over all processes, so that what they look for can't change under them. Ids grow with time.
public final class VaultRows implements Vault {
  private static final String REGISTERED =
      """
      select account_id, verified, password_hash, registered_at
        from people p
       where email = :email
         and (verified or not exists (
               select 1 from people where email = p.email and verified))
       order by account_id desc
      """;

  private static final String PERSON =
      """
      select name, email
        from people
       where account_id = :account
      """;

  private static final String INSERT =
      """
      insert into people (
        account_id, email, name, birth_date, gender, password_hash, registered_at)
      select ?, ?, ?, ?, ?, ?, ?
       where not exists (select 1 from people where email = ? and verified)
         and (select count(*) from people where email = ? and registered_at > ?) < ?
      """;

  private static final String FORGET_OLDEST =
      """
      delete from people
       where account_id in (
         select account_id from people
          where email = ? and not verified
          order by account_id desc
         offset ?)
      """;

  private static final String VERIFY =
      """
      update people p
         set verified = true
       where account_id = ?
         and not exists (
           select 1 from people
            where email = p.email and verified and account_id <> p.account_id)
      """;

  private static final String FORGET_OTHERS =
      """
      delete from people
       where email = (select email from people where account_id = ?)
         and not verified
      """;

  /// Of SQL's class of violated constraints: the unit is refused, not the database lost.
  private static final String VIOLATED = "23000";

  private final JdbcClient rows;

  public VaultRows(JdbcClient rows) {
    this.rows = rows;
  }

  @Override
  public List<Registered> registered(Email email) {
    return rows.sql(REGISTERED)
        .param("email", email.value())
        .query(
            (row, _) ->
                new Registered(
                    new AccountId(row.getObject(1, UUID.class)),
                    row.getBoolean(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant()))
        .list();
  }

  @Override
  public Optional<Person> person(AccountId accountId) {
    return rows.sql(PERSON)
        .param("account", accountId.value())
        .query((row, _) -> new Person(accountId, row.getString(1), new Email(row.getString(2))))
        .optional();
  }

  @Override
  public Together.Rows insert(AccountId accountId, NewPerson person, RegistrationLimit limit) {
    return new Together.Rows(
        connection -> {
          insert(connection, accountId, person, limit);
          forgetOldest(connection, person.email(), limit.max());
        });
  }

  private static void insert(
      Connection connection, AccountId accountId, NewPerson person, RegistrationLimit limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, accountId.value());
      statement.setString(2, person.email().value());
      statement.setString(3, person.name());
      statement.setObject(4, person.birthDate(), Types.DATE);
      statement.setString(5, person.gender());
      statement.setString(6, person.passwordHash());
      statement.setTimestamp(7, Timestamp.from(person.at()));
      statement.setString(8, person.email().value());
      statement.setString(9, person.email().value());
      statement.setTimestamp(10, Timestamp.from(limit.since(person.at())));
      statement.setInt(11, limit.max());
      changesOne(statement);
    }
  }

  private static void forgetOldest(Connection connection, Email email, int kept)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FORGET_OLDEST)) {
      statement.setString(1, email.value());
      statement.setInt(2, kept);
      statement.executeUpdate();
    }
  }

  @Override
  public Together.Rows verify(AccountId accountId) {
    return new Together.Rows(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(VERIFY)) {
            statement.setObject(1, accountId.value());
            changesOne(statement);
          }
          try (PreparedStatement statement = connection.prepareStatement(FORGET_OTHERS)) {
            statement.setObject(1, accountId.value());
            statement.executeUpdate();
          }
        });
  }

  private static void changesOne(PreparedStatement statement) throws SQLException {
    if (statement.executeUpdate() != 1) {
      throw new SQLException("the address was taken, or its person forgotten", VIOLATED);
    }
  }
}
