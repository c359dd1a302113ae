/// How every service answers HTTP: who is calling, problems, idempotency, waiting, paging,
/// correlation, rate limits and limits of size and time. Knows no domain word.
@NullMarked
package io.boxoffice.web;

import org.jspecify.annotations.NullMarked;
