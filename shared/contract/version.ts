/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "c0986f7dbbfbb96398ff8932d57fdb06fcb40abf66773ec8b4e7303ba17b2143"
