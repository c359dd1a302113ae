/// The rules of accounts and organizations, pure.
@NullMarked
package io.boxoffice.accounts.domain;

import org.jspecify.annotations.NullMarked;
