package io.boxoffice.accounts.adapter;

import io.boxoffice.accounts.application.Memberships;
import io.boxoffice.accounts.domain.Organization.Membership;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.eventlog.Together;
import io.boxoffice.web.Role;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Organizations and memberships as rows.
public final class MembershipRows implements Memberships {
  private static final String OF_ACCOUNT =
      """
      select organization_id, o.name, array_agg(m.role)
        from memberships m join organizations o using (organization_id)
       where m.account_id = :account
       group by organization_id, o.name
       order by o.name, organization_id
      """;

  private static final String CREATED =
      """
      insert into organizations (organization_id, name)
      values (?, ?)
      on conflict do nothing
      """;

  private static final String GRANTED =
      """
      insert into memberships (organization_id, account_id, role)
      values (?, ?, ?)
      on conflict do nothing
      """;

  private final JdbcClient rows;

  public MembershipRows(JdbcClient rows) {
    this.rows = rows;
  }

  @Override
  public List<Workplace> of(AccountId accountId) {
    return rows.sql(OF_ACCOUNT)
        .param("account", accountId.value())
        .query((row, _) -> workplace(row))
        .list();
  }

  private static Workplace workplace(ResultSet row) throws SQLException {
    Set<Role> roles =
        Arrays.stream((String[]) row.getArray(3).getArray())
            .map(Role::valueOf)
            .collect(Collectors.toUnmodifiableSet());
    return new Workplace(new OrganizationId(row.getObject(1, UUID.class)), row.getString(2), roles);
  }

  @Override
  public Together.Rows created(OrganizationId organizationId, String name) {
    return new Together.Rows(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CREATED)) {
            statement.setObject(1, organizationId.value());
            statement.setString(2, name);
            statement.executeUpdate();
          }
        });
  }

  @Override
  public Together.Rows granted(OrganizationId organizationId, Membership membership) {
    return new Together.Rows(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(GRANTED)) {
            statement.setObject(1, organizationId.value());
            statement.setObject(2, membership.accountId().value());
            statement.setString(3, membership.role());
            statement.executeUpdate();
          }
        });
  }
}
