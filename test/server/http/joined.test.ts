import { expect, test } from "vitest"
import { sessionToEnter } from "../../../server/http/routes/seats/joined.ts"
import type { State } from "../../../shared/fold/state.ts"

const session = (id: string, state: string, startsAt: number) => ({ id, title: { en: id }, state, startsAt })
const entered = (...sessions: ReturnType<typeof session>[]) =>
  sessionToEnter({ sessions: Object.fromEntries(sessions.map(one => [one.id, one])) } as unknown as State)?.id

test("a link opens the live session, else the scheduled one that starts first, else the last one that was not cancelled", () => {
  const [late, soon] = [session("late", "scheduled", 2_000), session("soon", "scheduled", 1_000)]
  const [ended, cancelled] = [session("ended", "closed", 0), session("cancelled", "cancelled", 3_000)]
  expect(entered(ended, late, soon)).toBe("soon")
  expect(entered(late, session("live", "live", 5_000), soon)).toBe("live")
  expect(entered(ended, cancelled)).toBe("ended")
  expect(entered(cancelled)).toBe("cancelled")
  expect(entered()).toBeUndefined()
})
