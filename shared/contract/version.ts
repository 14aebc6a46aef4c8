/** Of the wire: raised when an old page can no longer talk to a new server. */
export const protocolVersion = 2

/** Of everything that the wire can say, so that none of it changes without a look at the version above. */
export const contractHash = "5024d831b288a0a82da82ca582440c0302f368b44bb9d548854a31740af144e9"
