/// How a service gets its database: the embedded PostgreSQL server, schemas and roles, pools and
/// advisory locks.
@NullMarked
package io.boxoffice.postgres;

import org.jspecify.annotations.NullMarked;
