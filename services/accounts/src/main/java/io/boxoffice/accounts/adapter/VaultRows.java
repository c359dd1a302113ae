package io.boxoffice.accounts.adapter;

import io.boxoffice.accounts.application.Vault;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.People.Person;
import io.boxoffice.core.Email;
import io.boxoffice.eventlog.Together;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The person vault as rows of `people`.
public final class VaultRows implements Vault {
  private static final String CREDENTIALS =
      """
      select account_id, password_hash
        from people
       where email = :email
      """;

  private static final String PERSON =
      """
      select name, email
        from people
       where account_id = :account
      """;

  private static final String INSERT =
      """
      insert into people (email, name, birth_date, gender, password_hash, account_id)
      values (?, ?, ?, ?, ?, ?)
      """;

  private static final String REPLACE =
      """
      update people
         set email = ?, name = ?, birth_date = ?, gender = ?, password_hash = ?
       where account_id = ?
      """;

  private final JdbcClient rows;

  public VaultRows(JdbcClient rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Credentials> credentials(Email email) {
    return rows.sql(CREDENTIALS)
        .param("email", email.value())
        .query(
            (row, _) ->
                new Credentials(new AccountId(row.getObject(1, UUID.class)), row.getString(2)))
        .optional();
  }

  @Override
  public Optional<Person> person(AccountId accountId) {
    return rows.sql(PERSON)
        .param("account", accountId.value())
        .query((row, _) -> new Person(accountId, row.getString(1), new Email(row.getString(2))))
        .optional();
  }

  @Override
  public Together.Rows insert(AccountId accountId, NewPerson person) {
    return new Together.Rows(connection -> write(connection, INSERT, accountId, person));
  }

  @Override
  public Together.Rows replace(AccountId accountId, NewPerson person) {
    return new Together.Rows(connection -> write(connection, REPLACE, accountId, person));
  }

  private static void write(
      Connection connection, String sql, AccountId accountId, NewPerson person)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, person.email().value());
      statement.setString(2, person.name());
      statement.setObject(3, person.birthDate(), Types.DATE);
      statement.setString(4, person.gender());
      statement.setString(5, person.passwordHash());
      statement.setObject(6, accountId.value());
      statement.executeUpdate();
    }
  }
}
