/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "6bd79667a6e0ff9a2620be4f2e94e6b1162e9163bc53d4943575856a44bbbab4"
