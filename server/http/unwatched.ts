import type { IncomingMessage } from "node:http"

/**
 * Requests that leave no line in the access log: one's own sealed answer (the length and the ETag of its response would
 * give it away), and the two ways of a ballot, whose lines beside each other would tell whose it is.
 */
const unwatched = /^\/api\/(ballots|rounds\/[^/?]*\/(mine|ballot\/collect))(\/?$|\?)/

export const isUnwatched = ({ url = "" }: Pick<IncomingMessage, "url">): boolean => unwatched.test(url)
