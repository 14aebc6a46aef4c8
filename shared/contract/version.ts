/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "a7babd1339473a53aac033b5217f629dd0fb1c9654abb06fa20fa27e6e0716b2"
