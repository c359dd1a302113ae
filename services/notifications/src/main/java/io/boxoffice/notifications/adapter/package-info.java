/// SMTP, and the rows that say whose an order is.
@NullMarked
package io.boxoffice.notifications.adapter;

import org.jspecify.annotations.NullMarked;
