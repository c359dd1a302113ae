/// Parts of what can be done with accounts, on their own.
@NullMarked
package io.boxoffice.accounts.application;

import org.jspecify.annotations.NullMarked;
