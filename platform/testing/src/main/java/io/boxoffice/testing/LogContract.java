package io.boxoffice.testing;

/// A part of [EventLogContract].
interface LogContract {

  LogUnderTest subject();
}
