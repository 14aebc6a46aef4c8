/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "ec22ed84ae1788fc66064bdb62acec6f4eeb3a673a29bf180c2ab2f8927324ff"
