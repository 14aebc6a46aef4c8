/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "98e5fa2b185458419fbcd9383fbd068edceb3c1abe7f0a7706895cdcb3566147"
