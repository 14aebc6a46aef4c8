/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "0cf96dceb814e19d4ea69c3d92dd61ec934a2b4daf3c20590ff5a56b5aad6368"
