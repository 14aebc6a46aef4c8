/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "d3f8c9f4fd35fd176f81531b51255f7ee0e0284fc9be5392a3f7ebade5356739"
