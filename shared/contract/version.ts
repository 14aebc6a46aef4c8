/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "e492b2cc387c384a3d5f1c8e91ae2bb1eaf282ddb7816440a822dcca10331218"
