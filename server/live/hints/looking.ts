import * as z from "zod"
import type { Looks } from "../../../shared/contract/live.ts"
import { decodePosition } from "../../../shared/document/positions.ts"
import { audienceOf } from "../../../shared/rules/audience.ts"
import { chairOf } from "../../../shared/rules/floor/chair.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { presentIn } from "../../../shared/rules/floor/presence.ts"
import { forbids } from "../../../shared/rules/policy.ts"
import { findSession, findTopic } from "../../../shared/rules/readings/rows.ts"
import type { Connected, LivePorts, LiveSocket } from "../connected.ts"
import type { Feeds } from "../feeds.ts"

const id = z.string().regex(/^[\w-]{1,64}$/)
const Look = z.object({
  session: id,
  topic: id,
  /** an item of the note, never a root: decoding it must define nothing on a page */
  at: z
    .string()
    .max(400)
    .refine(at => decodePosition(at) !== null)
    .nullable(),
  statement: id.nullable(),
})

type Look = z.infer<typeof Look>

/**
 * The shortest interval between two positions. Of those that come faster the newest is sent at the next interval,
 * because no other may follow it.
 */
const paceMs = 500

interface Told {
  is: Connected
  looks: Looks
  named: boolean
}

export interface Looking {
  /** sends what the chair of a session looks at to everyone in it */
  from(is: Connected): (raw: unknown) => void
  /** tells a new connection where the chair is looking */
  welcome(socket: LiveSocket, is: Connected): void
}

/** The position of the chair's page. It is a hint that may be lost; only the last one of each live session is kept. */
export function createLooking(ports: LivePorts, feeds: Feeds): Looking {
  const last = new Map<string, Told>()

  const relay = async (is: Connected, look: Look): Promise<void> => {
    const seat = await ports.seats.seat(is.credential, is.workspace)
    if (!seat || forbids(seat.role, "run the session")) return
    const { state } = await ports.folds.current(is.workspace)
    const session = findSession(state, look.session)
    if (!session || !findTopic(state, look.topic)) return
    const chair = chairOf(session, state, [...presentIn(state, ports.presence.members(is.workspace))])
    if (!isHeld(session) || !chair || chair.id !== seat.member) return
    const named = state.workspace?.attribution === "named"
    const told = { is, looks: { kind: "looks" as const, ...look, by: chair.name }, named }
    last.set(session.id, told)
    for (const audience of ["room", "gallery"] as const)
      feeds.tell(is.workspace, shownTo(audience, told), one => one.audience === audience && follows(one, told))
  }

  const greet = async (socket: LiveSocket, is: Connected): Promise<void> => {
    const own = [...last].filter(([, told]) => told.is.workspace === is.workspace)
    if (own.length === 0) return
    const { state } = await ports.folds.current(is.workspace)
    for (const [id, told] of own) {
      const session = findSession(state, id)
      if (!session || !isHeld(session)) last.delete(id)
      else if (follows(is, told)) socket.emit("hint", shownTo(audienceOf(is.seat.role), told))
    }
  }

  return {
    from(is) {
      let newest: Look | null = null
      let resting = false
      const next = () => {
        const look = newest
        newest = null
        resting = look !== null
        if (look === null) return
        relay(is, look).catch(ports.failed)
        setTimeout(next, paceMs).unref()
      }
      return raw => {
        const read = Look.safeParse(raw)
        if (!read.success) return
        newest = read.data
        if (!resting) next()
      }
    },
    welcome: (socket, is) => void greet(socket, is).catch(ports.failed),
  }
}

/** Under the Chatham House Rule the hint carries no name outside the room. */
const shownTo = (audience: "room" | "gallery", { looks, named }: Told): Looks =>
  audience === "room" || named ? looks : { ...looks, by: "" }

/** Whether the connection reads this session or the whole workspace, and is not the chair's own. */
const follows = (one: Connected, { is, looks }: Told): boolean =>
  one !== is &&
  (one.slice.kind === "workspace" || (one.slice.kind === "session" && one.slice.session === looks.session))
