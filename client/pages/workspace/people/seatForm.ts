import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { property } from "lit/decorators.js"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import { msg } from "../../../i18n/msg.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { asksOthers } from "../../../state/loading/asksOthers.ts"
import { announce } from "../../../state/page/announcer.ts"
import { OnLivePage } from "../../frame/onLivePage.ts"

/** Fired when the act on a seat is done or proposed, so that the person's dialog closes. */
export class SeatChanged extends Event {
  constructor() {
    super("seat-changed")
  }
}

/** A part of a person's dialog. It sends commands about the person's seat and shows a refusal. */
export abstract class SeatForm extends OnLivePage {
  @property() member = ""
  protected readonly problem = signal("")

  protected async send<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<void> {
    const answered = await this.here.send(kind, body)
    if (!answered.ok) {
      this.problem.value = refusalText(answered.refusal, this.live.state.peek())
      return
    }
    announce((await asksOthers(this.live, answered)) ? msg("seat.asked") : msg("plan.done"))
    this.dispatchEvent(new SeatChanged())
  }

  protected trouble() {
    return this.problem.value ? html`<p class="problem" role="alert">${this.problem.value}</p>` : nothing
  }
}

declare global {
  interface HTMLElementEventMap {
    "seat-changed": SeatChanged
  }
}
