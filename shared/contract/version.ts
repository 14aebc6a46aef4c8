/**
 * The version of the wire protocol, by which a page of before is told to reload. Two rules say when it changes:
 *
 * 1. It is raised where a page of before could not talk to a server of now, or would do harm: something was renamed,
 *    removed or narrowed, a new field must be there, or a page deletes what it does not know.
 * 2. It stays where a change only adds: a new kind, a field with a default, an answer's new field.
 *
 * Its history:
 *
 * - 1: the first.
 * - 2: a withdrawal is proposed like other binding acts, and its two commands are gone.
 * - 3: a page fetches the frame of the panel and the topic that it shows, not the whole panel.
 * - 4: notes have tables.
 * - 5: notes have pictures.
 * - 6: an alternate takes over a seat's role and side.
 * - 7: a spoken position counts once it is confirmed, and whose account keeps a seat is asked before joining.
 */
export const protocolVersion = 7

/** The header in which each HTTP request of a page states its protocol version. Programs send none. */
export const versionHeader = "plenary-protocol"

/**
 * A hash of the whole contract. A test compares it, so that nobody changes the contract without considering the
 * version.
 */
export const contractHash = "870c240d62af9dfc011d21abf5bbd85347b3768161bb754b43624d6e94667f9b"
