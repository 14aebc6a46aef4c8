/**
 * Why a request to another server failed. `private`: its address is not on the public internet. `away`: no connection,
 * or the connection broke. `late`: no whole response within the time. `large`: the response is larger than allowed.
 * `status`: the response has another status than 2xx; a redirect is one, because redirects are not followed.
 */
export type OutgoingFault = "private" | "away" | "late" | "large" | "status"

/** How the sending of a message ended. `status` is the HTTP status of the answer; null if there was none. */
export type Posted =
  | { kind: "arrived"; status: number }
  | { kind: "failed"; fault: OutgoingFault; status: number | null }

/** Sends messages to addresses that moderators have chosen. */
export interface Outgoing {
  /** whether messages may go to this address at all; a name that leads to a private address is found at the sending */
  admits(address: string): boolean
  /** Gives up, and reports the message as failed, when the signal aborts. */
  post(address: string, body: unknown, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Posted>
}
