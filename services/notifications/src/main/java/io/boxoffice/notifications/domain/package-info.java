/// The rules of one mail. Pure.
@NullMarked
package io.boxoffice.notifications.domain;

import org.jspecify.annotations.NullMarked;
