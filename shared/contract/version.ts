/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "ebe4356ba1a9959fc9b9fc1cad5c34a1a4cad56a8fac5eebfa211898cea7d34e"
