/// The rules of accounts by given, when, then.
@NullMarked
package io.boxoffice.accounts.domain;

import org.jspecify.annotations.NullMarked;
