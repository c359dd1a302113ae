/// Accounts shown on a real server and database.
@NullMarked
package io.boxoffice.accounts;

import org.jspecify.annotations.NullMarked;
