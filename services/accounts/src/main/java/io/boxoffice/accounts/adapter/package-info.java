/// Accounts over HTTP, their tables, and the hashing of passwords.
@NullMarked
package io.boxoffice.accounts.adapter;

import org.jspecify.annotations.NullMarked;
