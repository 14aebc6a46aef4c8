/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "c804f0031d280bf518cfaba1f25fa0948eee1f796308a261d40d2bbc272564b6"
