package io.boxoffice.chaos;

import java.util.UUID;

/// Makes access tokens of the installation that outlast the campaign and its clock jumps.
public interface Tokens {

  String customer(UUID account);

  String organizer();

  String door();

  String operator();
}
