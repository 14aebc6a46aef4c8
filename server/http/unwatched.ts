import type { IncomingMessage } from "node:http"

/**
 * Requests without a line in the access log: a member's own sealed answer (the length and the ETag of its response
 * would give it away), and the two requests of a ballot, whose neighbouring lines would show whose it is.
 */
const unwatched = /^\/api\/(ballots|rounds\/[^/?]*\/(mine|ballot\/collect))(\/?$|\?)/

export const isUnwatched = ({ url = "" }: Pick<IncomingMessage, "url">): boolean => unwatched.test(url)
