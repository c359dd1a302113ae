/// What notifications tell: mails asked for and sent.
@NullMarked
package io.boxoffice.contracts.notifications;

import org.jspecify.annotations.NullMarked;
