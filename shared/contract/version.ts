/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "9e131a24b1f24f5340382ede8563fb565526755d4b4fb2e6eeeb85b561ed07c8"
