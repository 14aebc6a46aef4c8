import type { Opened } from "../../adapters/opened.ts"
import type { Dispatch } from "../../core/dispatch.ts"
import { type TimedWork, type Took, timed } from "../../ports/monitoring/timings.ts"

/** The durations and the sign-ins of a server, as they happen. */
export interface Happenings {
  onTook(listener: Took): void
  onSignIn(listener: () => void): void
}

/** Measures an opened database: how long commits of events take, and which sign-ins are made. */
export function measured(opened: Opened): { opened: Opened; took: Took; happenings: Happenings } {
  const tookListeners: Took[] = []
  const signInListeners: (() => void)[] = []
  const took = (what: TimedWork, ms: number): void => {
    for (const listen of tookListeners) listen(what, ms)
  }
  const heard = async <T>(made: Promise<T>): Promise<T> => {
    const done = await made
    for (const listen of signInListeners) listen()
    return done
  }
  const { store, directory } = opened
  return {
    took,
    happenings: {
      onTook: listener => void tookListeners.push(listener),
      onSignIn: listener => void signInListeners.push(listener),
    },
    opened: {
      ...opened,
      store: { ...store, commit: (...given) => timed(took, "commit-events", () => store.commit(...given)) },
      directory: {
        ...directory,
        addSignIn: (...given) => heard(directory.addSignIn(...given)),
      },
    },
  }
}

/** Measures how long the commands of people and programs take until they are answered. */
export const timedDispatch = (dispatch: Dispatch, took: Took): Dispatch => ({
  ...dispatch,
  command: (...given) => timed(took, "answer-command", () => dispatch.command(...given)),
})
