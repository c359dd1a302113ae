/// What accounts tell: registration, verification, roles.
@NullMarked
package io.boxoffice.contracts.accounts;

import org.jspecify.annotations.NullMarked;
