/// Who people are and what they may do: registration, sign-in, roles, organizations.
@NullMarked
package io.boxoffice.accounts;

import org.jspecify.annotations.NullMarked;
