/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "9bf2e720fff6dbc72083c925f583637029c05ffeb8d15a9e402dd66be36ff9ed"
