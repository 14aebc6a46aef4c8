import { createSeats } from "../../../server/commands/seats.ts"
import { actorOf } from "../../../server/core/actors.ts"
import type { Seat } from "../../../server/ports/seats.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { CommandId, type MemberId } from "../../../shared/model/ids.ts"
import type { Role } from "../../../shared/model/terms.ts"
import type { World } from "../model/world.ts"

/** The rights of seats, links and tokens in a panel; a lower number may do less. */
export type Access = Record<string, number>

/** How much a role may do beside the others. */
export const rightsOf: Record<Exclude<Role, "public" | "admin">, number> = {
  moderator: 5,
  secretary: 4,
  panelist: 3,
  interpreter: 2,
  alternate: 2,
  observer: 1,
}

/** An answer whose sender saw another one than there is: whoever may answer is told so, and nobody else is. */
const unseen = 9_999
const answers = {
  rating: { kind: "rating", score: 5 },
  call: { kind: "call", position: "agree" },
  review: { kind: "review", judgement: "stands" },
} as const

export type WhoMay = ReturnType<typeof whoMay>

/** Tries the proofs that people of a panel hold: each signs in by its cookie, and answers in each open round that asks them. */
export function whoMay({ ports, dispatch, workspace }: World) {
  const seats = createSeats({ ...ports, sha256 })
  const held: { member: MemberId; cookie: string }[] = []
  let sent = 0

  async function answersIn(seat: Seat, { id, kind }: Round): Promise<boolean> {
    const body = { round: id, answer: answers[kind], seen: unseen }
    const command = { id: CommandId.parse(`try${++sent}`), kind: "answer-round", body }
    const answered = await dispatch.command(workspace, actorOf(seat), command)
    if (answered.ok) throw new Error("a try has answered")
    return answered.refusal.code === "already-answered"
  }

  return {
    /** a sign-in as a browser gets it, with its cookie */
    signIn: () => seats.renew({ cookie: null }, { admin: false, plainName: false, way: "link", workspace }),
    /** says that this cookie's sign-in has taken the seat */
    took: (member: MemberId, cookie: string) => void held.push({ member, cookie }),
    sitting: (): ReadonlySet<string> => new Set(held.map(({ member }) => member)),
    async tried({ rounds }: State): Promise<Access> {
      const access: Access = {}
      const open = Object.values(rounds).filter(one => one.state === "open" && one.anonymity !== "secret")
      for (const [n, { member, cookie }] of held.entries()) {
        const seat = await seats.seat({ cookie }, workspace)
        const own = seat?.member === member ? seat : null
        const rights = own && own.role !== "public" && own.role !== "admin" ? 1 + rightsOf[own.role] : 0
        access[`sign-in ${n} ${member}`] = own?.readsOnly ? 1 : rights
        for (const round of open)
          if (round.electorate.some(elector => elector.member === member))
            access[`answer ${n} ${round.id} ${member}`] = own && (await answersIn(own, round)) ? 1 : 0
      }
      return access
    },
  }
}
