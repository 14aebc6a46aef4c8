/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 5

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "ee9d2d442ba9092f34cf1cad6f2efb3130b14870a27f20079e22442ab5e503c5"
