/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "8d2708a5594fb222b7c303ef3cc3ba03549b88f773b2f09f89d666749c941d6d"
