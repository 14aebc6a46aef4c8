/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "9b54fe45640ef2ba0392dcc4a1c0e640d89e1dd12f3918fb9b4d2a0191b3a410"
