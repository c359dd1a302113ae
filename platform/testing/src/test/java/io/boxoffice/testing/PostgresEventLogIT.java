package io.boxoffice.testing;

class PostgresEventLogIT extends EventLogContract {

  @Override
  protected EventLogFixture fixture() {
    return new PostgresLogFixture();
  }
}
