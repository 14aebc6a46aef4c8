/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "fa39f7ad28f6b96f8cef7d4a50aff64bdc47ab163a854cc4bf32df57482a538b"
