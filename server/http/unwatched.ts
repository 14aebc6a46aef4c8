import type { IncomingMessage } from "node:http"

/**
 * Requests that are left out of the access log. Two are the requests for a member's own sealed answers, to one round and
 * to a batch: their times would show when the member answers. For the same reason commands are left out, as they are
 * where they come by a socket. Two are the requests of a secret ballot: the log lines before and after would show whose
 * ballot it is. A calendar's address is left out because it is a secret, and a search because its words show what the person
 * is looking for.
 */
const unwatched =
  /^\/(api\/(ballots|search|workspaces\/[^/?]*\/commands\/[^/?]*|rounds\/[^/?]*\/(mine|batch|ballot\/collect))(\/?$|\?)|calendar\/)/i

export const isUnwatched = ({ url = "" }: Pick<IncomingMessage, "url">): boolean => unwatched.test(url)
