/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "740403e7288b1d6f408aa89cde634471d1d57dd3261eb1bb25419c4e59688570"
