/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 4

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "09aa7660d8ab2bd2a97dbc20735d1a73f775b4b1377890d308bf5a932d87bbec"
