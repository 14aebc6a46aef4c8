import { nothing } from "lit"
import type { SessionConnection } from "../../state/live.ts"
import { LazyModule } from "../../state/loading/lazyModule.ts"
import { whenQuiet } from "../../state/loading/whenQuiet.ts"
import type { Pending } from "../../state/sent/pending.ts"

const code = new LazyModule(() => import("./outcomes.ts"))

/** Imports the code ahead, because a page without a connection cannot, and there it is needed most. */
let isAhead = false
function ahead(): void {
  if (isAhead) return
  isAhead = true
  whenQuiet(() => void code.ahead())
}

/**
 * Tells the reader what became of what they sent: still on its way, taken after a wait, or not taken. Every page of the
 * workspace calls this function. `isTold`: whether the page tells it here, and not at a place of its own.
 */
export function endsOf(live: SessionConnection, isTold: (one: Pending) => boolean = () => true) {
  ahead()
  const told = live.outbox.told.value.filter(isTold)
  if (told.length === 0) return nothing
  const now = code.wanted()
  return now.state === "there" ? now.code.endsTold(told, live) : nothing
}
