/** The version of the wire protocol. Raise it when a page of an earlier version can no longer talk to the server. */
export const protocolVersion = 6

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "51d1901f86dfd575bc8dbc0ea7094777cd334a60ff77868b7772aa04eb9ed0df"
