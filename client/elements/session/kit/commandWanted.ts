import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import type { Answered } from "../../../../shared/contract/live.ts"

/**
 * Fired when an element wants a command sent. The page sends the command and sets the event's `answer`, which the
 * element shows.
 */
export class CommandWanted<K extends CommandKind = CommandKind> extends Event {
  readonly kind: K
  readonly body: CommandInput<K>
  answer: Promise<Answered> | null = null
  constructor(kind: K, body: CommandInput<K>) {
    super("command-wanted", { bubbles: true, composed: true })
    this.kind = kind
    this.body = body
  }
}

declare global {
  interface HTMLElementEventMap {
    "command-wanted": CommandWanted
  }
}
