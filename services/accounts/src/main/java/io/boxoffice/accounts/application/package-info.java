/// What can be done with accounts, and the ports that it needs.
@NullMarked
package io.boxoffice.accounts.application;

import org.jspecify.annotations.NullMarked;
