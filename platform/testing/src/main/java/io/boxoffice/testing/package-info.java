/// What the tests of all modules share: a PostgreSQL server, contract suites and fixtures.
@NullMarked
package io.boxoffice.testing;

import org.jspecify.annotations.NullMarked;
