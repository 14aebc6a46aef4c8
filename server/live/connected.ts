import type { IncomingMessage } from "node:http"
import type { DefaultEventsMap, Socket } from "socket.io"
import type { ClientToServer, ServerToClient } from "../../shared/contract/live.ts"
import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Questions } from "../../shared/model/questions.ts"
import type { Audience } from "../../shared/rules/audience.ts"
import type { SeatHeld } from "../../shared/rules/people/accessEnd.ts"
import type { Slice } from "../../shared/rules/slice.ts"
import type { BallotBox } from "../commands/round/secret/ballotBox.ts"
import type { CommandLimits } from "../commands/sending/commandLimits.ts"
import type { Dispatch } from "../core/dispatch.ts"
import type { Bus } from "../ports/bus.ts"
import type { Addresses } from "../ports/host/addresses.ts"
import type { Clock } from "../ports/host/clock.ts"
import type { Health } from "../ports/host/health.ts"
import type { Credential, Seat, Seats } from "../ports/seats.ts"
import type { HintPorts } from "./hints/hints.ts"

export interface LivePorts extends HintPorts {
  dispatch: Dispatch
  seats: Seats
  bus: Bus
  health: Health
  sending: CommandLimits
  box: Pick<BallotBox, "onMoved">
  addresses: Addresses
  clock: Pick<Clock, "now" | "wait">
  incarnation: string
  /** whether this server admits observers only */
  watchersOnly: boolean
  workspaceBySlug: (slug: string) => Promise<WorkspaceId | null>
  /** refuses a request whose Origin is not the server's own; Socket.IO and the document endpoint share this check */
  admits: (request: IncomingMessage) => boolean
  cookie: { of(request: IncomingMessage): Credential }
  /**
   * Counts a socket against the limits of its address and of this process. Returns a function that ends the count; null
   * if a limit has been reached.
   */
  takePlace: (request: IncomingMessage) => (() => void) | null
  /** logs an exception that no handler of the socket caught, and returns the id that the answer shows */
  failed: (error: unknown) => string
}

/**
 * A connection with its seat and its rights. The seat is read again whenever anybody's rights in the workspace change.
 */
export interface Connected {
  workspace: WorkspaceId
  slice: Slice
  credential: Credential
  seat: Seat
  /**
   * the member's seat as it was when this connection began; null for readers and for an administrator without a seat
   */
  held: SeatHeld | null
  audience: Audience
  cursor: number
  questions: Questions
}

export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, { is?: Connected }>
