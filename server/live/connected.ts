import type { IncomingMessage } from "node:http"
import type { DefaultEventsMap, Socket } from "socket.io"
import type { ClientToServer, ServerToClient } from "../../shared/contract/live.ts"
import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Questions } from "../../shared/model/questions.ts"
import type { Audience } from "../../shared/rules/audience.ts"
import type { SeatHeld } from "../../shared/rules/people/accessEnd.ts"
import type { Slice } from "../../shared/rules/slice.ts"
import type { Dispatch } from "../commands/dispatch.ts"
import type { BallotBox } from "../commands/round/secret/ballotBox.ts"
import type { Addresses } from "../ports/addresses.ts"
import type { Bus } from "../ports/bus.ts"
import type { Health } from "../ports/health.ts"
import type { Credential, Seat, Seats } from "../ports/seats.ts"
import type { HintPorts } from "./hints.ts"

export interface LivePorts extends HintPorts {
  dispatch: Dispatch
  seats: Seats
  bus: Bus
  health: Health
  box: Pick<BallotBox, "onMoved">
  addresses: Addresses
  incarnation: string
  workspaceBySlug: (slug: string) => Promise<WorkspaceId | null>
  /** the gate of both socket families: an Origin that is not ours goes no further */
  admits: (request: IncomingMessage) => boolean
  cookie: { of(request: IncomingMessage): Credential }
  /** the way to give a socket's place back; null where its address, or this process, has no more */
  takePlace: (request: IncomingMessage) => (() => void) | null
  /** an exception that reached a socket's edge: logged with an id, answered with that id */
  failed: (error: unknown) => string
}

/** What a connection is; asked anew whenever somebody's rights change. */
export interface Connected {
  workspace: WorkspaceId
  slice: Slice
  credential: Credential
  seat: Seat
  /** the member's seat when this connection began; null for readers and an administrator without one */
  held: SeatHeld | null
  audience: Audience
  cursor: number
  questions: Questions
}

export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, { is?: Connected }>
