import type { ReactiveController, ReactiveControllerHost } from "lit"
import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import type { State } from "../../../shared/fold/state.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { type Telling, tellingOf } from "../../scene/stage.ts"
import type { SessionConnection } from "../../state/live.ts"

/**
 * Sends the commands whose refusals an element shows at its own place. The page tells a refusal only where the element does
 * not show its sentence, or shows it no more: the thing whose place it was may be gone. The page
 * always tells what is sent past this object.
 */
export class SendsHere implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #live: () => Pick<SessionConnection, "send" | "state">
  #refused: { telling: Telling; words: string; taken: boolean } | null = null

  constructor(host: ReactiveControllerHost & Element, live: () => Pick<SessionConnection, "send" | "state">) {
    this.#host = host
    this.#live = live
    host.addController(this)
  }

  hostUpdated(): void {
    this.#look(this.#host.isConnected)
  }

  hostDisconnected(): void {
    this.#look(false)
  }

  send<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<Answered> {
    this.read()
    const live = this.#live()
    const answer = live.send(kind, body)
    void answer.then(answered => this.#take(answered, live.state.peek()))
    return answer
  }

  /** Notes that the person has read the refusal, because they went on at this place. */
  read(): void {
    this.#refused?.telling.done()
    this.#refused = null
  }

  #take(answered: Answered, state: State): void {
    const telling = tellingOf(answered)
    if (answered.ok || !telling) return
    this.#refused = { telling, words: refusalText(answered.refusal, state), taken: false }
    // the element may show the same sentence already, and then renders nothing
    setTimeout(() => this.#look(this.#host.isConnected))
  }

  #look(stands: boolean): void {
    const refused = this.#refused
    if (!refused) return
    const isShown = () =>
      [...this.#host.querySelectorAll("[role=alert]:not(.outcome)")].some(one =>
        one.textContent.includes(refused.words),
      )
    const takes = stands && isShown()
    if (takes === refused.taken) return
    refused.taken = takes
    if (takes) refused.telling.take()
    else refused.telling.leave()
  }
}
