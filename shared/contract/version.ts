/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "7d3cf7efac444beb3e6527ea5dd5a90bc34e46ee775fde34951033b9b87fbaef"
