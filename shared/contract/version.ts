/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "6541c9ffcf77a1ccb6d048fa5376e874de5ed326e6785c5905a1909dc244d37b"
