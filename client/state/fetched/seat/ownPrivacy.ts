import { computed, signal } from "@preact/signals-core"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import type { Refusal } from "../../../../shared/contract/refusals.ts"
import { ownRow } from "../../../../shared/rules/law/ownRow.ts"
import { type Telling, tellingOf } from "../../../scene/stage.ts"
import { SessionConnection } from "../../live.ts"

/** One seat's connection to its panel, which is opened when the reader wants it, for acts on the own page. */
export class OwnPrivacy {
  readonly live: SessionConnection
  private telling: Telling | null = null
  readonly busy = signal(false)
  /** why the last act was refused; null if it was not */
  readonly refused = signal<Refusal | null>(null)
  readonly member = computed(() => {
    const me = this.live.me.value
    return me ? ownRow(this.live.state.value, me) : undefined
  })

  constructor(slug: string) {
    this.live = new SessionConnection({ slug })
    void this.live.open()
  }

  /** Sends a command. Returns whether it was done. A seat that ended meanwhile counts as done. */
  async send<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<boolean> {
    if (this.busy.peek()) return false
    this.busy.value = true
    this.refused.value = null
    this.telling?.done()
    this.telling = null
    const answered = await this.live.send(kind, body)
    this.busy.value = false
    const isOver = !answered.ok && this.live.connection.peek().state === "revoked"
    // an observer reads their own request in the answer of the page alone
    if (answered.ok && this.live.me.peek()?.privacy) void this.live.open()
    if (!answered.ok) this.telling = tellingOf(answered)
    // its end is read here, or on the page that says that access has ended
    if (isOver) this.telling?.done()
    else this.telling?.take()
    if (!answered.ok && !isOver) this.refused.value = answered.refusal
    return answered.ok || isOver
  }

  close(): void {
    this.telling?.leave()
    this.live.close()
  }
}
