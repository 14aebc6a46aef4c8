/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 5

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "ed86961c6bc792bc0839346aa7554d68ea783f15a6fab3b68ef6b939dcfc6ea9"
