/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "cdeee364d80f5b1fb2e54507e6dabde30294f370cf10a9cdbcdf50112f7869e5"
