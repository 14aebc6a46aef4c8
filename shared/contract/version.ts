/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 1

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "af25012208c39c9a38ae6e87beb8a315b5894e6662e9a649f8a026ac6932c9ce"
