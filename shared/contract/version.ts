/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "3dd29eafdb09ca236c679127379577854f992de3f72628fe4567c47dfe6ddd61"
