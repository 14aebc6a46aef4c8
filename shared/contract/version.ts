/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "1d8cde0f44f69d9ab18f2358cab1bd565527c87b49994d605e4a95aaa91286c0"
