/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "0c055bfa8ea229f7cf233d08ac27a122f44cf77824a79726cda7c7ff8b21d179"
