import { signal } from "@preact/signals-core"
import { chairOf } from "../../../shared/rules/floor/chair.ts"
import { undoLeft } from "../../../shared/rules/floor/ending/undoing.ts"
import { roundsIn } from "../../../shared/rules/readings/rounds.ts"
import { againLeft } from "../../../shared/rules/round/electorate/closing.ts"
import type { ViewWith } from "../../scene/scene.ts"
import type { SessionConnection } from "../live.ts"

type Shown = Pick<ViewWith<"present">, "state" | "session" | "present">

/**
 * The clock of a page that shows a session: it goes every second while a countdown runs or the chair is away, otherwise
 * every 10 seconds.
 */
export class RoomClock {
  readonly now = signal(Date.now())
  readonly #live: Pick<SessionConnection, "now" | "check">
  readonly #held: () => Shown | null
  // oxlint-disable-next-line plenary/rounds -- the hands of the clocks of the room and of the bench
  readonly #timer = setInterval(() => this.tick(), 1_000)

  /** `held`: returns what the page shows of the session; null while it shows none. */
  constructor(live: Pick<SessionConnection, "now" | "check">, held: () => Shown | null) {
    this.#live = live
    this.#held = held
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  private tick(): void {
    const held = this.#held()
    const now = this.#live.now()
    this.#live.check()
    if ((held && runs(held, now)) || Math.abs(now - this.now.peek()) >= 10_000) this.now.value = now
  }
}

const runs = (held: Shown, now: number): boolean =>
  held.session.floor.speaking !== null ||
  isWithoutChair(held) ||
  undoLeft(held.session, now) > 0 ||
  roundsIn(held, "open").some(({ endsAt }) => endsAt !== null) ||
  roundsIn(held, "closed").some(one => againLeft(one, now) > 0)

const isWithoutChair = ({ session, state, present }: Shown): boolean => {
  const chair = session.state === "live" ? chairOf(session, state, present) : null
  return chair !== null && !present.includes(chair.id)
}
