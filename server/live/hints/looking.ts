import * as z from "zod"
import type { Looks } from "../../../shared/contract/live.ts"
import { decodePosition } from "../../../shared/document/positions.ts"
import { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
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
  /**
   * The position of an item in the note, never of a Yjs root type. Decoding the position of a root would create that
   * root in a page's document.
   */
  at: z
    .string()
    .max(400)
    .refine(at => decodePosition(at) !== null)
    .nullable(),
  statement: id.nullable(),
})

type Look = z.infer<typeof Look>

/**
 * The minimum number of milliseconds between two positions that the server passes on from one connection. If positions
 * arrive faster, only the newest is kept and sent after the interval. The newest must not be dropped, because no other
 * position may follow.
 */
const paceMs = 500

interface Told {
  workspace: WorkspaceId
  looks: Looks
  named: boolean
  at: Instant
  /** the chair's own connection; null if it is connected to another process */
  from: Connected | null
}

/** The message that carries the chair's position to other processes. */
const LooksMessage = z.object({ workspace: WorkspaceId, looks: z.custom<Looks>(), named: z.boolean(), at: z.number() })

export interface Looking {
  /**
   * Returns a handler for the positions that a connection sends. The handler sends the chair's position to everybody
   * else who follows the session.
   */
  from(is: Connected): (raw: unknown) => void
  /** sends a new connection the last position of the chair in each live session that the connection follows */
  welcome(socket: LiveSocket, is: Connected): void
  close(): void
}

/**
 * Sends the position of the chair's page: the topic, the place in its note, and the statement. Each position is a hint
 * that may be lost. Each process keeps only the last position in each live session.
 */
export function createLooking(ports: LivePorts, feeds: Feeds): Looking {
  const last = new Map<string, Told>()
  const { messages } = ports.bus

  const show = (told: Told): void => {
    last.set(told.looks.session, told)
    for (const audience of ["room", "gallery"] as const)
      feeds.tell(told.workspace, shownTo(audience, told), one => one.audience === audience && follows(one, told))
  }
  const stop = messages.onTold("looks", body => {
    const message = LooksMessage.safeParse(body).data
    if (message) show({ ...message, from: null })
  })

  const relay = async (is: Connected, look: Look): Promise<void> => {
    const seat = await ports.seats.seat(is.credential, is.workspace)
    if (!seat || forbids(seat.role, "run the session")) return
    const { state } = await ports.folds.current(is.workspace)
    const session = findSession(state, look.session)
    if (!session || !findTopic(state, look.topic)) return
    const chair = chairOf(session, state, [...presentIn(state, ports.presence.members(is.workspace))])
    if (!isHeld(session) || !chair || chair.id !== seat.member) return
    const named = state.workspace?.attribution === "named"
    const told = {
      workspace: is.workspace,
      looks: { kind: "looks" as const, ...look, by: chair.name },
      named,
      at: ports.clock.now(),
    }
    show({ ...told, from: is })
    messages.tell("looks", told)
  }

  const greet = async (socket: LiveSocket, is: Connected): Promise<void> => {
    const own = [...last].filter(([, told]) => told.workspace === is.workspace)
    if (own.length === 0) return
    const { state } = await ports.folds.current(is.workspace)
    for (const [id, told] of own) {
      const session = findSession(state, id)
      // A place from before the agenda item began is old: the connection begins at the item's topic.
      const isOld = told.at < (session?.currentSince ?? 0)
      if (!session || !isHeld(session) || isOld) last.delete(id)
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
    close: stop,
  }
}

/**
 * The hint as one audience may read it. Unless the panel's attribution is `named`, the gallery's hint omits the chair's
 * name.
 */
const shownTo = (audience: "room" | "gallery", { looks, named }: Told): Looks =>
  audience === "room" || named ? looks : { ...looks, by: "" }

/**
 * Whether a connection gets the chair's position: it follows the session or the whole workspace, and it is not the
 * chair's own connection.
 */
const follows = (one: Connected, { from, looks }: Told): boolean =>
  one !== from &&
  (one.slice.kind === "workspace" || (one.slice.kind === "session" && one.slice.session === looks.session))
