/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 4

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "690bfd0ca535a2fc601b31dd9b0e3763490fc634f272c794ab25c8ddddce516c"
