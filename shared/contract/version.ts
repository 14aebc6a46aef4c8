/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1
