/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 5

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "e97a5e002186eb11aa58e660b6ab6ba5da2733dd4abe1ac1ccbf172c3e92200d"
