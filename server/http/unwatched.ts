import type { IncomingMessage } from "node:http"

/**
 * Requests that are left out of the access log. One is the request for a member's own sealed answer: the logged length
 * and ETag of its response would reveal the answer. The others are the two requests of a secret ballot: the log lines
 * before and after would show whose ballot it is.
 */
const unwatched = /^\/api\/(ballots|rounds\/[^/?]*\/(mine|ballot\/collect))(\/?$|\?)/

export const isUnwatched = ({ url = "" }: Pick<IncomingMessage, "url">): boolean => unwatched.test(url)
