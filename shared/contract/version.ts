/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "800fb6f8ce5407104fb5de07c61cf3498f5f81b923ccf427feed10325d36ba2b"
