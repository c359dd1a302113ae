package io.boxoffice.accounts.domain;

import java.time.Duration;

/// The numbers that accounts are decided by.
///
/// @param codeLife how long a verification code is good
/// @param codeTries wrong codes before it is good no more
/// @param codeAgainAfter how long until a new code may be sent
/// @param signInTries failed sign-ins within the window before signing in is locked
/// @param signInWindow how long a failed sign-in counts
/// @param repeatAgainAfter how long until another registration with the address is noted again
public record AccountRules(
    Duration codeLife,
    int codeTries,
    Duration codeAgainAfter,
    int signInTries,
    Duration signInWindow,
    Duration repeatAgainAfter) {}
