/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 7

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "27a1bf78aec538b78edd2361d237a2aee800d36688bdaadc13dd7f1bc54ba4bf"
