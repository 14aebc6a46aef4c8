/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "208dd7a994bcfecc21f62bc7d7f476c176781644594dbdb7bee968d4b71e4a3b"
