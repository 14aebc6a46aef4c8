/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "cf9c11f838d2af95fbeba363581c8dc253dfd5ff411b67b6a5636c312c439da9"
