import { html, nothing, type ReactiveController, type ReactiveControllerHost } from "lit"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import type { Receipt } from "../../../../shared/contract/live.ts"
import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { Wanted } from "../../../acts/act.ts"
import type { Command } from "../../../acts/form.ts"
import { msg } from "../../../i18n/msg.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import type { View } from "../../../scene/scene.ts"
import { type Performed, type Telling, tellingOf } from "../../../scene/stage.ts"
import { ActWanted } from "./actWanted.ts"
import { CommandWanted } from "./commandWanted.ts"
import { meaningOf, steadyPress } from "./steadyPress.ts"
import { termsLink } from "./termsLink.ts"

type Stage = { state: "rest" } | { state: "sending" } | { state: "refused"; refusal: Refusal } | { state: "lost" }

/** An element that sends commands. If the element has a scene, its refusals can name people and sides. */
type Host = ReactiveControllerHost & EventTarget & { scene?: Pick<View, "state"> | null }

/**
 * Sends one command at a time for an element. While the command is being sent, the element is busy. A refusal is shown
 * in the element.
 */
export class Asking implements ReactiveController {
  #host: Host
  #stage: Stage = { state: "rest" }
  /** how the page takes over the refusal that is shown here, if this element goes */
  #telling: Telling | null = null
  #connected = false
  #asked = 0
  /** whether the host's last render had the refusal in it */
  #drawn = false
  /** whether the page was told last that the refusal is shown here; null before it was told anything */
  #taken: boolean | null = null

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#connected = true
    this.#settle()
  }

  hostDisconnected(): void {
    this.#connected = false
    this.#settle()
  }

  hostUpdate(): void {
    this.#drawn = false
  }

  /** A host may stand on the page and show nothing any more, e.g. once its session is closed. */
  hostUpdated(): void {
    this.#settle()
  }

  /** Takes the refusal from the page while the host shows it, and leaves it to the page otherwise. */
  #settle(): void {
    const takes = this.#connected && this.#drawn
    if (!this.#telling || this.#taken === takes) return
    this.#taken = takes
    if (takes) this.#telling.take()
    else this.#telling.leave()
  }

  /** Leaves what was asked to the page, because this element now shows something else. */
  leave(): void {
    this.#asked += 1
    this.#telling?.leave()
    this.#telling = null
    this.#show({ state: "rest" })
  }

  get busy(): boolean {
    return this.#stage.state === "sending"
  }

  async command<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<Receipt | null> {
    const wanted = new CommandWanted(kind, body)
    this.#host.dispatchEvent(wanted)
    return this.follow(wanted.answer)
  }

  async send({ kind, body }: Command): Promise<Receipt | null> {
    const wanted = new CommandWanted(kind, body)
    this.#host.dispatchEvent(wanted)
    return this.follow(wanted.answer)
  }

  /** Sends a text as a command without waiting for the answer, because the list of pending texts shows a failure. */
  say<K extends CommandKind>(kind: K, body: CommandInput<K>): void {
    this.#host.dispatchEvent(new CommandWanted(kind, body))
  }

  async act(act: Wanted): Promise<Receipt | null> {
    const wanted = new ActWanted(act)
    this.#host.dispatchEvent(wanted)
    return this.follow(wanted.answer)
  }

  /** A template directive for a button: a press performs this act. */
  presses(act: Wanted, shut = false) {
    return steadyPress(meaningOf(act), () => this.act(act), shut)
  }

  /** A template directive for a button: a press sends this command. */
  sends<K extends CommandKind>(kind: K, body: CommandInput<K>) {
    return steadyPress(meaningOf({ kind, body }), () => this.command(kind, body))
  }

  /**
   * Waits for the answer. Null if the act sent no command, no answer arrived, or the command was refused. `trouble`
   * then shows a refusal or the missing answer.
   */
  async follow(answer: Promise<Performed> | null): Promise<Receipt | null> {
    if (!answer) return null
    this.#read()
    this.#show({ state: "sending" })
    this.#asked += 1
    const asked = this.#asked
    try {
      const answered = await answer
      if (asked === this.#asked) this.#end(answered)
      return answered.ok && !("onPage" in answered) ? answered : null
    } catch {
      if (asked === this.#asked) this.#show({ state: "lost" })
      return null
    }
  }

  /** The refusal of the last command. Null if the command was accepted or no answer arrived. */
  get refusal(): Refusal | null {
    this.#drawn = true
    return this.#stage.state === "refused" ? this.#stage.refusal : null
  }

  clear(): void {
    this.#read()
    this.#show({ state: "rest" })
  }

  #end(answered: Performed): void {
    this.#show(answered.ok ? { state: "rest" } : { state: "refused", refusal: answered.refusal })
    if (answered.ok) return
    this.#telling = tellingOf(answered)
    this.#taken = null
  }

  /** Notes that the person has read the refusal, because they go on at this place. */
  #read(): void {
    this.#telling?.done()
    this.#telling = null
  }

  get trouble() {
    this.#drawn = true
    if (this.#stage.state === "refused")
      return html`<p class="trouble" role="alert">${refusalText(this.#stage.refusal, this.#host.scene?.state)}${termsLink(this.#stage.refusal.code, this.#host.scene?.state)}</p>`
    if (this.#stage.state === "lost") return html`<p class="trouble" role="alert">${msg("send.failed")}</p>`
    return nothing
  }

  #show(stage: Stage): void {
    this.#stage = stage
    this.#host.requestUpdate()
  }
}
