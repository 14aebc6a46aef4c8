import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { roundsIn } from "../../../../shared/rules/readings/rounds.ts"
import type { Scene } from "../../../scene/scene.ts"
import { LazyModule } from "../../../state/loading/lazyModule.ts"
import type { Tab } from "../../../state/session/keptTab.ts"

/** The code that the room's buttons run. It is imported in advance, or at the first press. */
export const acting = new LazyModule(() => import("../seated/acting.ts"))
export const following = new LazyModule(() => import("./following/following.ts"))
const threads = new LazyModule(() => import("../../../elements/session/rail/plenary-thread-card.ts"))
const suggestions = new LazyModule(
  () => import("../../../elements/session/rail/suggestion/plenary-suggested-wording.ts"),
)
const statements = new LazyModule(() => import("../../../elements/session/statement/plenary-statement-card.ts"))
const brackets = new LazyModule(() => import("../../../elements/session/statement/plenary-bracket-chooser.ts"))
export const justHappened = new LazyModule(() => import("./happenings.ts"))
const answering = new LazyModule(() => import("../../../elements/session/round/plenary-round-card.ts"))
const floor = new LazyModule(() => import("./floor.ts"))
const sideTimes = new LazyModule(() => import("../../../elements/session/budgets/plenary-side-times.ts"))
const planning = new LazyModule(() => import("../../../elements/session/planning/plenary-agenda-editor.ts"))
/** the warnings above a note, for example about text that the server did not accept */
export const troubles = new LazyModule(() => import("./noteTroubles.ts"))
const waiting = new LazyModule(() => import("../../../elements/session/waiting/plenary-waiting.ts"))
const desk = new LazyModule(() => import("./desk.ts"))
const asking = new LazyModule(() => import("../../../elements/session/dialog/plenary-act-dialog.ts"))

interface Shown {
  scene: Scene
  tab: Tab
  seated: boolean
}

/**
 * Returns the parts that the page needs at once for this scene. Before the room is first shown, the page shows a
 * skeleton until their code is loaded.
 */
export function partsShown({ scene, tab, seated }: Shown): LazyModule<unknown>[] {
  const { state, session } = scene
  const any = (all: object): boolean => Object.keys(all).length > 0
  const happened =
    any(state.rounds) ||
    any(state.records) ||
    any(state.objections) ||
    session.state === "closed" ||
    session.state === "cancelled"
  const wanted: [LazyModule<unknown>, boolean][] = [
    [statements, any(state.statements) && (seated || tab === "note")],
    [justHappened, happened || tab === "results" || tab === "questions"],
    [answering, seated && roundsIn(scene, "open").length > 0],
    [threads, seated && any(state.threads)],
    [suggestions, seated && Object.values(state.threads).some(({ wording }) => wording !== null)],
    // The waiting room's code is not imported at once for a moderator, who opens this page first to prepare the
    // session.
    [waiting, any(state.readings) || (seated && session.state === "scheduled" && scene.me.role !== "moderator")],
    [floor, seated && isHeld(session)],
    [sideTimes, session.sideTime !== undefined && isHeld(session)],
    [desk, seated && any(state.records)],
    // The bar of a moderator or secretary shows the labels of acts.
    [acting, scene.me.role === "moderator" || scene.me.role === "secretary"],
  ]
  return wanted.flatMap(([part, shown]) => (shown ? [part] : []))
}

/**
 * Returns the parts whose code is imported in advance, while the network is idle. No reader then waits for this code,
 * and a reader can answer while offline.
 */
export const partsAhead = (seated: boolean): LazyModule<unknown>[] =>
  seated
    ? [
        troubles,
        acting,
        threads,
        statements,
        answering,
        justHappened,
        desk,
        asking,
        floor,
        suggestions,
        brackets,
        planning,
        waiting,
      ]
    : [justHappened]
