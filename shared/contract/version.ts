/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "f95748edeb0e2c9ddd87c864927a72db75307bfd0563acb987dd7c89b18cfdb9"
